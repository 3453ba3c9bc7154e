package cn.quancheng.simulation;

import java.util.List;
import java.util.concurrent.Flow;

/** Takes the lines of a stream as they come. */
final class Lines implements Flow.Subscriber<String> {
    private final List<String> lines;

    Lines(List<String> lines) {
        this.lines = lines;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    @Override
    public void onError(Throwable fault) {
        lines.add("fault:" + fault);
    }

    @Override
    public void onComplete() {
        lines.add("end");
    }
}
