package cn.quancheng.platform;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Answers together what is asked at the same time, so that one statement and one commit serve many. Who asks alone is
 * answered at once, by their own thread; who asks while others are being answered waits for that, and then one of those who
 * wait answers for all of them. Where a batch fails and it may be for one of its questions, each is answered alone.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
public final class Batcher<Q, A> {
    /** Classes of SQL states: data, constraints, and transactions that ran into each other. */
    private static final List<String> OF_ONE = List.of("22", "23", "40");

    private final int atOnce;
    private final int most;
    private final Work<Q, A> work;
    private final Queue<Waiting<Q, A>> waiting = new ArrayDeque<>();
    private int underWay;

    /** Answers some questions, all of them or none. */
    public interface Work<Q, A> {
        /** @return the answers, in the order of the questions */
        List<A> answer(List<Q> questions) throws SQLException;
    }

    /**
     * @param atOnce how many batches are worked at beside each other, 1 or more
     * @param most how many questions there are in one, 1 or more
     */
    public Batcher(int atOnce, int most, Work<Q, A> work) {
        this.atOnce = atOnce;
        this.most = most;
        this.work = work;
    }

    /** A question until it is answered. */
    private static final class Waiting<Q, A> {
        private final Q question;

        /** Whether it falls to this one to answer for others too; false once it is answered. */
        private final CompletableFuture<Boolean> leads = new CompletableFuture<>();

        private @Nullable A answer;
        private @Nullable Exception failure;

        Waiting(Q question) {
            this.question = question;
        }

        A answer() throws SQLException {
            if (failure instanceof SQLException e) {
                throw e;
            } else if (failure instanceof RuntimeException e) {
                throw e;
            } else if (answer == null) {
                throw new IllegalStateException("the one who was to answer did not");
            }
            return answer;
        }
    }

    /** Asks, and waits for the answer. */
    public A ask(Q question) throws SQLException {
        Waiting<Q, A> mine = new Waiting<>(question);
        if (begins(mine) || mine.leads.join()) {
            List<Waiting<Q, A>> batch = gather(mine);
            try {
                answer(batch);
            } finally {
                batch.forEach(one -> one.leads.complete(false));
                handOn();
            }
        }
        return mine.answer();
    }

    private synchronized boolean begins(Waiting<Q, A> one) {
        if (underWay < atOnce) {
            underWay++;
            return true;
        }
        waiting.add(one);
        return false;
    }

    private synchronized List<Waiting<Q, A>> gather(Waiting<Q, A> first) {
        List<Waiting<Q, A>> batch = new ArrayList<>();
        batch.add(first);
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private synchronized void handOn() {
        Waiting<Q, A> next = waiting.poll();
        if (next == null) {
            underWay--;
        } else {
            next.leads.complete(true);
        }
    }

    private void answer(List<Waiting<Q, A>> batch) {
        try {
            List<A> answers =
                    work.answer(batch.stream().map(one -> one.question).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer = answers.get(i);
            }
        } catch (SQLException | RuntimeException e) {
            if (batch.size() > 1 && mayBeForOne(e)) {
                batch.forEach(one -> answer(List.of(one)));
            } else {
                batch.forEach(one -> one.failure = e);
            }
        }
    }

    /** Where the trouble is the database's, asking it again and again would only make everybody wait. */
    private static boolean mayBeForOne(Exception failure) {
        return !(failure instanceof SQLException e)
                || e.getSQLState() != null && OF_ONE.stream().anyMatch(e.getSQLState()::startsWith);
    }
}
