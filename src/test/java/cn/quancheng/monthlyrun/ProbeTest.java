package cn.quancheng.monthlyrun;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.demo.DemoCity;
import cn.quancheng.intake.Batch;
import cn.quancheng.intake.Intake;
import cn.quancheng.ledger.HistoryCheck;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.scores.Scores;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.io.*;
import java.nio.file.*;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.*;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ProbeTest {
    @Inject
    Citizens citizens;

    @Inject
    Ledger ledger;

    @Inject
    MonthlyRun runs;

    @Inject
    Intake intake;

    @Inject
    HistoryCheck check;

    @Inject
    Scores scores;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource db;

    Batch await(Batch b) throws Exception {
        while (!b.state().isFinal()) {
            Thread.sleep(20);
            b = intake.find(b.batchId()).orElseThrow();
        }
        StringWriter w = new StringWriter();
        intake.writeFaults(b.batchId(), w);
        System.out.println(
                b + "\n" + w.toString().substring(0, Math.min(1000, w.toString().length())));
        return b;
    }

    @Test
    void probe() throws Exception {
        clock.set(LocalDate.of(2026, 11, 23));
        int n = Integer.getInteger("probe.n", 20000);
        DemoCity city = new DemoCity(n, 20, 7, LocalDate.of(2026, 11, 23));
        Path c = Path.of("target/c.csv"), r = Path.of("target/r.csv");
        long t = System.nanoTime();
        try (Writer w = Files.newBufferedWriter(c)) {
            city.writeCitizens(w);
        }
        try (Writer w = Files.newBufferedWriter(r)) {
            city.writeRecords(w);
        }
        t = lap("generate", t);
        try (InputStream in = Files.newInputStream(c)) {
            await(citizens.load("op", in, Optional.empty()).orElseThrow());
        }
        t = lap("citizens", t);
        try (InputStream in = Files.newInputStream(r)) {
            Batch b = ledger.load(
                            "dep",
                            new cn.quancheng.security.accounts.DepartmentGrant("示例部门", Set.of("*"), true),
                            in,
                            Optional.empty())
                    .orElseThrow();
            t = lap("records received", t);
            await(b);
        }
        t = lap("records applied", t);
        for (int i = 0; i < 6; i++) {
            Started s = runs.start(YearMonth.of(2026, 11), "op", "again");
            int id = ((Started.Running) s).run().id();
            runs.await(id);
            t = lap("run", t);
            if (i == 5) System.out.println(runs.find(id));
        }
        System.out.println(check.run(false));
        t = lap("check", t);
        var p = scores.latest().orElseThrow();
        System.out.println(scores.explain(p, 1));
    }

    long lap(String w, long t) {
        long n = System.nanoTime();
        System.out.printf("LAP %s %.3f s%n", w, (n - t) / 1e9);
        return n;
    }
}
