package cn.quancheng.learning.jobs;

import cn.quancheng.learning.Progress;
import cn.quancheng.learning.draft.Draft;
import cn.quancheng.learning.draft.Drafts;
import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.learning.report.LearningReport;
import cn.quancheng.models.FaultyModelException;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Carrier;
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
import java.util.List;

/** Carries jobs, one at a time in each process and the longest waiting first. */
@ApplicationScoped
class JobWorker implements Carrier.Work<LearningJob> {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);

    private final JobRows rows;
    private final JobFiles files;
    private final Drafts drafts;
    private final Carrier<LearningJob> carrier;

    JobWorker(AgroalDataSource database, JobRows rows, JobFiles files, Models models) {
        this.rows = rows;
        this.files = files;
        this.drafts = new Drafts(models);
        this.carrier = new Carrier<>("learning", database, rows, this);
    }

    void stopping(@Observes ShutdownEvent event) {
        carrier.stopping();
    }

    @PreDestroy
    void stop() {
        carrier.stop();
    }

    /** Begins what was asked for here, once it is written down. */
    void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobAsked asked) {
        carrier.wake();
    }

    /** Looks for what waits, here or since another process died. */
    @Scheduled(
            every = "{quancheng.learning.look-every}",
            identity = "learning-jobs-that-wait",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        carrier.wake();
    }

    @Override
    public void carry(Connection connection, LearningJob job) throws SQLException, IOException {
        byte[] csv = files.read(connection, job.id());
        connection.commit();
        Progress progress = new WrittenProgress(connection, rows, job.id(), carrier::isStopping);
        Draft draft = drafts.propose(new ByteArrayInputStream(csv), csv.length, job.question(), progress);
        String text = draft.file(Drafts.workingVersion(job.question().base())).text();
        boolean done = rows.done(connection, job.id(), LearningReport.of(draft), text);
        connection.commit();
        LOG.infof("job %d of learning %s", job.id(), done ? "is done" : "was stopped at its end");
    }

    /** Writes down why no draft came of it; whoever stopped it knows. */
    @Override
    public void failed(Connection connection, LearningJob job, Exception fault) throws SQLException {
        if (fault instanceof WrittenProgress.StoppedException) {
            LOG.infof("job %d of learning was stopped", job.id());
        } else if (fault instanceof FaultyOutcomesException faulty) {
            rows.fail(connection, job.id(), "没有得出草案，问题共" + faulty.count() + "处", faulty.faults());
        } else if (fault instanceof FaultyModelException faulty) {
            rows.fail(
                    connection,
                    job.id(),
                    "得出的草案不合模型的规则",
                    faulty.faults().stream()
                            .map(each -> new OutcomeFault(each.line(), each.key(), each.what()))
                            .toList());
        } else {
            LOG.errorf(fault, "job %d of learning broke off", job.id());
            rows.fail(connection, job.id(), "因故障中断，请重新发起；原因见日志", List.of());
        }
    }
}
