package cn.quancheng.monthlyrun;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Tier;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.concurrent.atomic.LongAdder;

/** Runs of a month that write every score as a run does, under whatever model, and are never published. */
@ApplicationScoped
public class RunsBeside {
    private final AgroalDataSource database;
    private final Runs runs;
    private final Models models;

    RunsBeside(AgroalDataSource database, Runs runs, Models models) {
        this.database = database;
        this.runs = runs;
        this.models = models;
    }

    /** Computes all partitions of a month with a model, seeing the journal up to an entry; the table of its scores. */
    public String score(YearMonth month, ModelEdition edition, long lastEntry) throws SQLException {
        MonthlyScorer scorer = models.scorer(edition).at(month.atDay(1));
        try (Connection reader = database.getConnection();
                Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            int run = runs.insert(
                    writer,
                    new Runs.Draft(
                            month,
                            runs.nextRevision(writer, month),
                            edition.model().model(),
                            edition.model().version(),
                            edition.modelDigest(),
                            edition.catalogueDigest(),
                            edition.model().tiers().stream().map(Tier::code).toList(),
                            Instant.parse("2026-11-23T04:00:00Z"),
                            lastEntry,
                            "a test",
                            "a test",
                            Instant.parse("2026-11-23T04:00:00Z")));
            // Nobody goes on with it.
            Sql.update(writer, "UPDATE runs SET state = 'DISCARDED' WHERE id = ?", run);
            PartitionScoring scoring = new PartitionScoring(run, scorer, lastEntry, new LongAdder());
            for (int part = 0; part < Runs.PARTITIONS; part++) {
                scoring.score(part, reader, writer);
            }
            writer.commit();
            writer.setAutoCommit(true);
            return Runs.scores(run);
        }
    }
}
