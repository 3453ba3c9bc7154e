package cn.quancheng.scores;

import cn.quancheng.journal.Decisions;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.MonthlyScorer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes the scores of single citizens again, as decisions leave them; every method works in its connection's transaction. */
@ApplicationScoped
class Revisions {
    private static final String HAD = """
            SELECT citizen_id FROM %s WHERE citizen_id = ANY (?)
            UNION SELECT citizen_id FROM score_revisions WHERE run_id = ? AND citizen_id = ANY (?)
            """;
    private static final String INSERT = """
            INSERT INTO score_revisions (citizen_id, run_id, entry, data_cutoff, score, tier, government, commerce,
                                         society, judicial)
            SELECT ?, ?, j.entry, j.received_at, ?, ?, ?, ?, ?, ? FROM journal j WHERE j.entry = ?
            ON CONFLICT (citizen_id, run_id, entry) DO NOTHING
            """;

    private final Ledger ledger;
    private final Models models;

    Revisions(Ledger ledger, Models models) {
        this.ledger = ledger;
        this.models = models;
    }

    /** A citizen's score after a decision; null: none. */
    private record Revision(Decisions.Made made, @Nullable ScoreLine line) {}

    /**
     * Scores citizens of a run again, each after a decision. Where there is no score and was none, nothing is written.
     */
    void revise(Connection connection, ScoredRun run, List<Decisions.Made> decisions) throws SQLException {
        MonthlyScorer scorer = scorer(run);
        Long[] citizens = decisions.stream().map(Decisions.Made::citizenId).toArray(Long[]::new);
        Map<Long, byte[]> histories = ledger.histories(connection, citizens);
        List<Revision> revisions = new ArrayList<>();
        for (Decisions.Made made : decisions) {
            byte @Nullable [] history = histories.get(made.citizenId());
            HistoryScorer after = new HistoryScorer(scorer, run.seenBy(made.entry()));
            revisions.add(new Revision(
                    made, history == null ? null : after.score(history).orElse(null)));
        }
        write(connection, run, withoutTheUnscored(connection, run, revisions));
    }

    /** A run's own model and catalogue, whatever today's files say. */
    ModelEdition edition(ScoredRun run) {
        return models.edition(run.modelDigest(), run.catalogueDigest())
                .orElseThrow(() -> new IllegalStateException("the model of " + run.month() + " was never kept"));
    }

    /** What a run scores with. */
    MonthlyScorer scorer(ScoredRun run) {
        return models.scorer(edition(run)).at(run.month().atDay(1));
    }

    private static List<Revision> withoutTheUnscored(Connection connection, ScoredRun run, List<Revision> revisions)
            throws SQLException {
        Long[] unscored = revisions.stream()
                .filter(revision -> revision.line() == null)
                .map(revision -> revision.made().citizenId())
                .toArray(Long[]::new);
        if (unscored.length == 0) {
            return revisions;
        }
        Object citizens = connection.createArrayOf("bigint", unscored);
        Set<Long> had = new HashSet<>(Sql.list(
                connection,
                HAD.formatted(ScoredRun.table(run.run())),
                row -> row.getLong(1),
                citizens,
                run.run(),
                citizens));
        return revisions.stream()
                .filter(revision ->
                        revision.line() != null || had.contains(revision.made().citizenId()))
                .toList();
    }

    private static void write(Connection connection, ScoredRun run, List<Revision> revisions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Revision revision : revisions) {
                insert.setLong(1, revision.made().citizenId());
                insert.setInt(2, run.run());
                set(insert, revision.line());
                insert.setLong(9, revision.made().entry());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, @Nullable ScoreLine line) throws SQLException {
        int[] values = line == null
                ? new int[0]
                : new int[] {
                    line.score(), line.tier(), line.government(), line.commerce(), line.society(), line.judicial()
                };
        for (int i = 0; i < 6; i++) {
            if (line == null) {
                insert.setNull(i + 3, Types.INTEGER);
            } else {
                insert.setInt(i + 3, values[i]);
            }
        }
    }
}
