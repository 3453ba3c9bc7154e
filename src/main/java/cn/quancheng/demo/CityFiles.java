package cn.quancheng.demo;

import cn.quancheng.citizens.Citizens;
import cn.quancheng.intake.Batch;
import cn.quancheng.intake.BatchState;
import cn.quancheng.intake.Intake;
import cn.quancheng.intake.Sending;
import cn.quancheng.intake.SentFile;
import cn.quancheng.ledger.Closing;
import cn.quancheng.ledger.ClosingKind;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Sends a city's files in by the doors that every city uses. What an interrupted start has sent already is told as
 * known and changes nothing, so that sending all of it again is safe.
 */
@ApplicationScoped
class CityFiles {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Citizens citizens;
    private final Ledger ledger;
    private final RecordDecisions records;
    private final Intake intake;

    CityFiles(Citizens citizens, Ledger ledger, RecordDecisions records, Intake intake) {
        this.citizens = citizens;
        this.ledger = ledger;
        this.records = records;
        this.intake = intake;
    }

    /**
     * Sends the register, the records and the repairs, each when the one before is applied.
     *
     * @param done hears of each of them
     * @throws IllegalStateException when a line of them was refused
     */
    void send(DemoCity city, Consumer<Step> done) throws IOException, SQLException, InterruptedException {
        Stopwatch watch = new Stopwatch();
        Batch register = applied(Pipe.connect(
                city::writeCitizens,
                csv -> citizens.load(new Sending(DemoAccounts.OPERATOR, Optional.empty()), SentFile.csv(csv))));
        done.accept(new Step("人口登记", register.total(), "人", watch.lap()));
        Batch records = applied(Pipe.connect(
                city::writeRecords,
                csv -> ledger.load(
                        new Sending(DemoAccounts.DEPARTMENT, Optional.empty()),
                        DemoAccounts.GRANT,
                        SentFile.csv(csv))));
        done.accept(new Step("信用记录", records.total(), "条", watch.lap()));
        done.accept(new Step("信用修复", repair(city), "条", watch.lap()));
    }

    /** A repair that an interrupted start had made already is passed over. */
    private long repair(DemoCity city) {
        LongAdder repaired = new LongAdder();
        city.repairs(repair -> {
            if (close(repair)) {
                repaired.increment();
            }
        });
        return repaired.sum();
    }

    private boolean close(Repair repair) {
        try {
            records.close(
                    new RecordKey(repair.department(), repair.recordNo()),
                    new Closing(ClosingKind.REPAIRED, repair.closedOn(), null),
                    DemoAccounts.DEPARTMENT);
            return true;
        } catch (Refusal e) {
            if (e.kind() == Refusal.Kind.CONFLICT) {
                return false;
            }
            throw e;
        } catch (SQLException e) {
            throw new IllegalStateException("a record of the demo city could not be repaired", e);
        }
    }

    private Batch applied(Batch received) throws SQLException, InterruptedException {
        Batch batch = received;
        while (!batch.state().isFinal()) {
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            batch = intake.find(batch.batchId()).orElseThrow();
        }
        if (batch.state() != BatchState.DONE || batch.rejected() > 0) {
            throw new IllegalStateException("batch " + batch.batchId() + " of the demo city ended " + batch.state()
                    + " with " + batch.rejected() + " refused lines");
        }
        return batch;
    }
}
