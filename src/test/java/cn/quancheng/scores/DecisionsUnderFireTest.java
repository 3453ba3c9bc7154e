package cn.quancheng.scores;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Decisions, files, runs, withdrawals and whatever citizens ask for and reviewers decide, from four threads at once, sequence after sequence. After each one every
 * citizen's current score is what the tables alone say it must be, and whoever withdrew has none anywhere. Any deadlock
 * fails it. A failure names its seed; {@code -Dfire.sequences=2000 -Dfire.seed=7} runs more of them.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class DecisionsUnderFireTest {
    private static final int THREADS = 4;
    private static final int STEPS = 6;
    private static final int SEQUENCES = Integer.getInteger("fire.sequences", 100);
    private static final long SEED = Long.getLong("fire.seed", 20261206L);
    /** What so many sequences are seen to reach. */
    private static final String[] CASES = {
        "declared",
        "declarations taken back",
        "confirmed by a file",
        "held to be false",
        "disputes raised",
        "disputes taken back",
        "repairs raised",
        "repairs taken back",
        "commitments made",
        "commitments submitted",
        "commitments taken back",
        "DECLARATION ACCEPT",
        "DECLARATION REJECT",
        "FALSE_DECLARATION ACCEPT",
        "DISPUTE ACCEPT",
        "DISPUTE REJECT",
        "REPAIR ACCEPT",
        "REPAIR REJECT",
        "COMMITMENT ACCEPT",
        "COMMITMENT REJECT"
    };

    private static final YearMonth MONTH = YearMonth.of(2026, 12);

    @Inject
    CityClock clock;

    @Inject
    RandomDecisions decisions;

    @Inject
    Scores scores;

    @Inject
    RecomputedScores recomputed;

    @Inject
    AgroalDataSource database;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
    }

    @AfterEach
    void backToToday() {
        threads.shutdownNow();
        clock.reset();
    }

    @Test
    void every_current_score_is_what_a_full_recomputation_gives() throws Exception {
        decisions.found(MONTH);
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            long seed = SEED + sequence;
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed * THREADS + thread);
                running.add(threads.submit(() -> {
                    IntStream.range(0, STEPS).forEach(step -> decisions.step(random));
                    return null;
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            check("seed " + seed);
        }
        assertThat(decisions.cases()).contains(CASES);
    }

    private void check(String which) throws Exception {
        for (long citizen : decisions.citizens()) {
            try {
                recomputed.check(citizen, MONTH);
            } catch (AssertionError wrong) {
                throw new AssertionError(which + ", " + story(citizen), wrong);
            }
        }
        try (Connection connection = database.getConnection()) {
            assertThat(Sql.list(connection, """
                                    SELECT citizen_id FROM (SELECT citizen_id FROM scores
                                                            UNION ALL SELECT citizen_id FROM score_revisions) s
                                    WHERE (SELECT ends_on IS NULL FROM agreement_standings a
                                           WHERE a.citizen_id = s.citizen_id ORDER BY entry DESC LIMIT 1)
                                    """, row -> row.getLong(1)))
                    .as(which + ", scores of who withdrew")
                    .isEmpty();
        }
    }

    /** What the tables say of a citizen, for whoever reads a failure. */
    private String story(long citizen) {
        try (Connection connection = database.getConnection()) {
            List<String> lines =
                    Sql.list(connection, """
                    SELECT 'standing ' || s::text FROM citizen_standings s WHERE citizen_id = ?
                    UNION ALL SELECT 'agreement ' || a::text FROM agreement_standings a WHERE citizen_id = ?
                    UNION ALL SELECT 'decision ' || j::text FROM decisions d JOIN journal j USING (entry) WHERE citizen_id = ?
                    UNION ALL SELECT 'score ' || s::text FROM scores s WHERE citizen_id = ?
                    UNION ALL SELECT 'revision ' || v::text FROM score_revisions v WHERE citizen_id = ?
                    UNION ALL SELECT 'run ' || r::text FROM (SELECT * FROM runs WHERE month = '2026-12-01'
                                                              ORDER BY id DESC LIMIT 3) r
                    """, row -> row.getString(1), citizen, citizen, citizen, citizen, citizen);
            return "citizen " + citizen + "\nasked again: " + scores.current(citizen, MONTH) + "\n"
                    + String.join("\n", lines);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
