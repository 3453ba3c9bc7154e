package cn.quancheng.platform;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatcherTest {
    private final List<Thread> askers = new ArrayList<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(64, run -> {
        Thread thread = new Thread(run);
        askers.add(thread);
        return thread;
    });

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<List<Integer>> batches = new ArrayList<>();

    @AfterEach
    void stop() {
        goOn.countDown();
        pool.shutdownNow();
    }

    @Test
    void who_asks_alone_is_answered_by_their_own_thread() throws Exception {
        Batcher<Integer, Thread> batcher = new Batcher<>(1, 64, questions -> List.of(Thread.currentThread()));

        assertThat(batcher.ask(1)).isEqualTo(Thread.currentThread());
        assertThat(batcher.ask(2)).isEqualTo(Thread.currentThread());
    }

    @Test
    void what_is_asked_meanwhile_is_answered_together_first_come_first_served() throws Exception {
        Batcher<Integer, Integer> batcher = new Batcher<>(1, 4, this::slowlyAtFirst);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int question = i;
            answers.add(pool.submit(() -> batcher.ask(question)));
            allWait(i + 1);
        }

        goOn.countDown();

        for (int i = 0; i < 10; i++) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6, 7, 8), List.of(9));
    }

    @Test
    void one_question_that_cannot_be_answered_spoils_no_other() throws Exception {
        Batcher<Integer, Integer> batcher = new Batcher<>(1, 64, questions -> {
            List<Integer> answers = slowlyAtFirst(questions);
            if (questions.contains(3)) {
                throw new SQLException("not 3", "22023");
            }
            return answers;
        });
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int question = i;
            answers.add(pool.submit(() -> batcher.ask(question)));
            allWait(i + 1);
        }

        goOn.countDown();

        for (int i : List.of(0, 1, 2, 4, 5)) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThatThrownBy(() -> answers.get(3).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseExactlyInstanceOf(SQLException.class)
                .hasRootCauseMessage("not 3");
        assertThat(batcher.ask(7)).isEqualTo(14);
    }

    @Test
    void trouble_that_is_nobodys_is_told_to_all_at_once() {
        AtomicInteger tried = new AtomicInteger();
        Batcher<Integer, Integer> batcher = new Batcher<>(1, 64, questions -> {
            slowlyAtFirst(questions);
            tried.incrementAndGet();
            throw new SQLException("the database does not answer", "08006");
        });
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int question = i;
            answers.add(pool.submit(() -> batcher.ask(question)));
            allWait(i + 1);
        }

        goOn.countDown();

        for (Future<Integer> answer : answers) {
            assertThatThrownBy(answer::get).hasRootCauseMessage("the database does not answer");
        }
        assertThat(tried.get()).isEqualTo(2);
    }

    @Test
    void an_error_in_the_middle_leaves_nobody_waiting() {
        Batcher<Integer, Integer> batcher = new Batcher<>(1, 64, questions -> {
            slowlyAtFirst(questions);
            throw new AssertionError("broken");
        });
        Future<Integer> first = pool.submit(() -> batcher.ask(0));
        allWait(1);
        Future<Integer> second = pool.submit(() -> batcher.ask(1));
        Future<Integer> third = pool.submit(() -> batcher.ask(2));
        allWait(3);

        goOn.countDown();

        assertThatThrownBy(first::get).hasRootCauseInstanceOf(AssertionError.class);
        assertThatThrownBy(second::get).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(third::get).isInstanceOf(ExecutionException.class);
    }

    @Test
    void a_crowd_gets_each_their_own_answer_from_no_more_batches_at_once_than_may_be() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger mostUnderWay = new AtomicInteger();
        AtomicInteger worked = new AtomicInteger();
        Batcher<Integer, Integer> batcher = new Batcher<>(3, 16, questions -> {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            worked.incrementAndGet();
            Thread.yield();
            underWay.decrementAndGet();
            return questions.stream().map(question -> 2 * question).toList();
        });

        List<Future<Integer>> wrong = new ArrayList<>();
        for (int asker = 0; asker < 64; asker++) {
            int from = asker * 1_000;
            wrong.add(pool.submit(() -> {
                int faults = 0;
                for (int i = from; i < from + 1_000; i++) {
                    faults += batcher.ask(i) == 2 * i ? 0 : 1;
                }
                return faults;
            }));
        }

        for (Future<Integer> one : wrong) {
            assertThat(one.get()).isZero();
        }
        assertThat(mostUnderWay.get()).isBetween(1, 3);
        assertThat(worked.get()).isLessThanOrEqualTo(64_000);
    }

    private List<Integer> slowlyAtFirst(List<Integer> questions) throws SQLException {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        batches.add(questions);
        return questions.stream().map(question -> 2 * question).toList();
    }

    /** Until so many threads have asked and wait. */
    private void allWait(int count) {
        Awaitility.await()
                .until(() -> askers.size() == count
                        && askers.stream().allMatch(one -> one.getState() == Thread.State.WAITING));
    }
}
