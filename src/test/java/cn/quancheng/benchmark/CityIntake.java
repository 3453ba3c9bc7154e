package cn.quancheng.benchmark;

import cn.quancheng.citizens.Citizens;
import cn.quancheng.demo.Repair;
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
import cn.quancheng.security.accounts.DepartmentGrant;
import org.awaitility.Awaitility;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The service's own ways in: what a file takes from its first byte until it is applied and committed. */
final class CityIntake {
    private static final DepartmentGrant EVERYTHING =
            new DepartmentGrant("示例部门", Set.of(DepartmentGrant.EVERY_ITEM), true);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Citizens citizens;
    private final Ledger ledger;
    private final RecordDecisions decisions;
    private final Intake intake;

    CityIntake(Citizens citizens, Ledger ledger, RecordDecisions decisions, Intake intake) {
        this.citizens = citizens;
        this.ledger = ledger;
        this.decisions = decisions;
        this.intake = intake;
    }

    Batch register(Path csv) throws Exception {
        try (InputStream bytes = Files.newInputStream(csv)) {
            return applied(citizens.load(new Sending("benchmark", Optional.empty()), SentFile.csv(bytes)));
        }
    }

    Batch records(Path csv) throws Exception {
        try (InputStream bytes = Files.newInputStream(csv)) {
            return applied(ledger.load(new Sending("benchmark", Optional.empty()), EVERYTHING, SentFile.csv(bytes)));
        }
    }

    void repair(List<Repair> repairs) throws Exception {
        for (Repair repair : repairs) {
            decisions.close(
                    new RecordKey(repair.department(), repair.recordNo()),
                    new Closing(ClosingKind.REPAIRED, repair.closedOn(), null),
                    "benchmark");
        }
    }

    private Batch applied(Batch received) {
        Batch batch = Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(
                        () -> intake.find(received.batchId()).orElseThrow(),
                        found -> found.state().isFinal());
        if (batch.state() != BatchState.DONE || batch.accepted() != batch.total()) {
            throw new IllegalStateException("a file was not taken in whole: " + batch);
        }
        return batch;
    }
}
