package cn.quancheng.monthlyrun;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.models.Models;
import cn.quancheng.scoring.Range;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tier;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import static org.assertj.core.api.Assertions.assertThat;

/** Every model that is valid can be run, however far its points reach. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class WideScoresTest {
    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    @Inject
    Models models;

    @Inject
    Runs runs;

    @Inject
    LeftRuns left;

    @Inject
    ScoreExport export;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_score_beyond_a_small_integer_is_kept_and_exported() throws Exception {
        clock.set(LocalDate.of(2026, 11, 23));
        String citizen = IdentityNumbers.next();
        CitizenFiles.register(city, citizen, "ACTIVE");
        int run = left.like(city.publish("2025-07").getInt("id"));
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        try (Connection reader = database.getConnection();
                Connection writer = database.getConnection();
                var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            // Nobody else is to score these with the usual model meanwhile.
            statement.execute("UPDATE runs SET state = 'DISCARDED' WHERE id = " + run);
            statement.execute("TRUNCATE scores_" + run);
            Scorer scorer = Scorer.compile(farthest(), models.kinds());
            Run seen = runs.find(writer, run).orElseThrow();
            PartitionScoring scoring =
                    new PartitionScoring(run, scorer.at(seen.month().atDay(1)), seen.lastEntry(), new LongAdder());
            for (int part = 0; part < Runs.PARTITIONS; part++) {
                scoring.score(part, reader, writer);
            }
            writer.commit();
            writer.setAutoCommit(true);
            export.write(seen, List.of("TOP"), file);
        }

        assertThat(file.toString(StandardCharsets.UTF_8))
                .contains(citizen + ",2025-07," + ScoringModel.FARTHEST + ",TOP,");
    }

    /** The usual model, from as high a baseline as a model may have. */
    private ScoringModel farthest() {
        ScoringModel usual = models.published().get(0).model();
        return new ScoringModel(
                usual.model(),
                "farthest",
                usual.title(),
                ScoringModel.FARTHEST,
                new Range(0, ScoringModel.FARTHEST),
                List.of(new Tier("TOP", "最高", 0)),
                usual.dimensions(),
                usual.indicators());
    }
}
