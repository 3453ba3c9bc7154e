package cn.quancheng.monthlyrun;

import cn.quancheng.ledger.UnreadableHistoryException;
import cn.quancheng.platform.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What becomes of a run that a fault hit. One that passes by itself leaves the run as it is, and whoever looks next goes
 * on with it; any other stops it with words that say what to do, and all replicas leave it.
 */
@ApplicationScoped
class RunFaults {
    private static final Logger LOG = Logger.getLogger(RunFaults.class);

    private final AgroalDataSource database;
    private final Runs runs;

    @Inject
    RunFaults(AgroalDataSource database, Runs runs) {
        this.database = database;
        this.runs = runs;
    }

    /** Takes note of what a worker of this run met. */
    void met(int run, Exception fault) {
        if (DatabaseTrouble.of(fault).filter(DatabaseTrouble::isPassing).isPresent()) {
            LOG.warnf(fault, "run %d is left for now: the database is in trouble that passes by itself", run);
            return;
        }
        LOG.errorf(fault, "run %d stopped by a fault", run);
        stop(run, words(fault));
    }

    /** Stops a run that goes on nowhere with what it was begun with, if it is still under way. */
    void changed(int run, RunRefusal why) {
        LOG.warnf("run %d stopped: %s", run, why);
        stop(
                run,
                why == RunRefusal.KERNEL_CHANGED
                        ? "计算中断之后，计分程序换了版本，不能继续。请先放弃这次计算，再重新开始本月"
                        : "计算中断之后，目录缩短了保存期限，这个月的模型不再合于目录。请先放弃这次计算，再以合于目录的模型重新开始");
    }

    private void stop(int run, String failure) {
        try (Connection connection = database.getConnection()) {
            runs.fail(connection, run, failure);
        } catch (SQLException e) {
            LOG.errorf(e, "run %d could not be marked as stopped; the next look at it tries again", run);
        }
    }

    private static String words(Exception fault) {
        return fault instanceof UnreadableHistoryException unreadable
                ? "市民" + unreadable.citizen() + "的履历损坏，无法读取，计算已停止。请先重建不一致的履历（POST /api/v1/histories/checks，"
                        + "内容 {\"rebuild\":true}），再次启动本月即可继续；已完成的分区保留"
                : "计算因故障中断，已完成的分区保留；再次启动本月即可继续";
    }
}
