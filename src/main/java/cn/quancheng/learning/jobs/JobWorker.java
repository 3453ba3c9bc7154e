package cn.quancheng.learning.jobs;

import cn.quancheng.learning.Progress;
import cn.quancheng.learning.draft.Draft;
import cn.quancheng.learning.draft.Drafts;
import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.learning.report.LearningReport;
import cn.quancheng.models.FaultyModelException;
import cn.quancheng.models.Models;
import cn.quancheng.platform.LongWork;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jboss.logging.Logger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries jobs, one at a time in each process and the longest waiting first. Whoever carries one gives a sign of life; what is
 * under way without it is begun anew.
 */
@ApplicationScoped
class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String DIED = "承担学习的进程" + JobRows.ATTEMPTS + "次中途退出，没有完成；请重新发起，原因见日志";

    private final AgroalDataSource database;
    private final JobRows rows;
    private final JobFiles files;
    private final Drafts drafts;
    private final ExecutorService driver = Executors.newSingleThreadExecutor(r -> new Thread(r, "learning"));
    private final AtomicBoolean isAwake = new AtomicBoolean();
    private volatile boolean stopping;

    JobWorker(AgroalDataSource database, JobRows rows, JobFiles files, Models models) {
        this.database = database;
        this.rows = rows;
        this.files = files;
        this.drafts = new Drafts(models);
    }

    /** From now on a fault is only the house falling down: whoever looks next begins anew. */
    void stopping(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @PreDestroy
    void stop() {
        stopping = true;
        driver.shutdownNow();
    }

    /** Begins what was asked for here, once it is written down. */
    void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobAsked asked) {
        wake();
    }

    /** Looks for what waits, here or since another process died. */
    @Scheduled(
            every = "{quancheng.learning.look-every}",
            identity = "learning-jobs-that-wait",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        wake();
    }

    private void wake() {
        if (isAwake.compareAndSet(false, true)) {
            try {
                driver.execute(this::carryAll);
            } catch (RejectedExecutionException e) {
                LOG.debug("this process ends; another one will carry what waits", e);
            }
        }
    }

    private void carryAll() {
        // Before the first look: whoever asks from now on is not overlooked.
        isAwake.set(false);
        try (Connection connection = LongWork.connection(database, LONGEST)) {
            connection.setAutoCommit(false);
            try {
                rows.takeFromTheDead(connection, DIED);
                connection.commit();
                while (!stopping && carryNext(connection)) {
                    LOG.debug("looks for another job");
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopping) {
                LOG.error("jobs of learning could not be carried; they keep waiting", e);
            }
        }
    }

    private boolean carryNext(Connection connection) throws SQLException {
        Optional<LearningJob> claimed = rows.claim(connection);
        connection.commit();
        if (claimed.isPresent()) {
            long id = claimed.get().id();
            try {
                carry(connection, claimed.get());
            } catch (IOException | RuntimeException e) {
                connection.rollback();
                end(connection, id, e);
            } finally {
                connection.rollback();
                rows.letGo(connection, id);
                connection.commit();
            }
        }
        return claimed.isPresent();
    }

    private void carry(Connection connection, LearningJob job) throws SQLException, IOException {
        byte[] csv = files.read(connection, job.id());
        connection.commit();
        Progress progress = new WrittenProgress(connection, rows, job.id(), () -> stopping);
        Draft draft = drafts.propose(new ByteArrayInputStream(csv), csv.length, job.question(), progress);
        String text = draft.file(Drafts.workingVersion(job.question().base())).text();
        boolean done = rows.done(connection, job.id(), LearningReport.of(draft), text);
        connection.commit();
        LOG.infof("job %d of learning %s", job.id(), done ? "is done" : "was stopped at its end");
    }

    /** Writes down why no draft came of it; whoever stopped it knows. */
    private void end(Connection connection, long id, Exception fault) throws SQLException {
        if (fault instanceof WrittenProgress.StoppedException || stopping) {
            LOG.infof("job %d of learning was stopped", id);
        } else if (fault instanceof FaultyOutcomesException faulty) {
            rows.fail(connection, id, "没有得出草案，问题共" + faulty.count() + "处", faulty.faults());
        } else if (fault instanceof FaultyModelException faulty) {
            rows.fail(
                    connection,
                    id,
                    "得出的草案不合模型的规则",
                    faulty.faults().stream()
                            .map(each -> new OutcomeFault(each.line(), each.key(), each.what()))
                            .toList());
        } else {
            LOG.errorf(fault, "job %d of learning broke off", id);
            rows.fail(connection, id, "因故障中断，请重新发起；原因见日志", List.of());
        }
        connection.commit();
    }
}
