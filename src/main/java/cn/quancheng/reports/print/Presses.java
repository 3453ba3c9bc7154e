package cn.quancheng.reports.print;

import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The presses of this process. Printing takes a processor for a while, so only a few reports are printed at a time, a few
 * more wait, and whoever comes then is told to come again.
 */
@ApplicationScoped
public class Presses {
    /** How many may wait for each press. */
    private static final int WAITING = 2;

    private final Semaphore free;
    private final int mayWait;
    private final PrintSettings settings;
    private final ConcurrentLinkedDeque<Press> idle = new ConcurrentLinkedDeque<>();

    @Inject
    Presses(PrintSettings settings) {
        int presses =
                Math.max(1, Math.min(settings.presses(), Runtime.getRuntime().availableProcessors()));
        this.settings = settings;
        free = new Semaphore(presses, true);
        mayWait = presses * WAITING;
    }

    /**
     * Prints a report.
     *
     * @return PDF/A-2b
     * @throws Refusal 503 when all presses are taken for too long
     */
    public byte[] print(CreditReport report) throws IOException {
        if (!takePlace()) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "reports.busy")
                    .header("Retry-After", String.valueOf(settings.patience().toSeconds()));
        }
        try {
            Press press = Optional.ofNullable(idle.poll()).orElseGet(Press::new);
            byte[] printed = press.print(report);
            idle.push(press);
            return printed;
        } finally {
            free.release();
        }
    }

    private boolean takePlace() {
        if (free.tryAcquire()) {
            return true;
        }
        try {
            return free.getQueueLength() < mayWait
                    && free.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
