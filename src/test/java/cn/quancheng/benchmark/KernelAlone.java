package cn.quancheng.benchmark;

import cn.quancheng.journal.Seen;
import cn.quancheng.ledger.PackedHistory;
import cn.quancheng.ledger.ScoredMonth;
import cn.quancheng.platform.CopyReader;
import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.Tally;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kernel and JPMML's card beside each other: the same citizens, ready in memory, on one thread. */
final class KernelAlone {
    /** Few enough to stay in the processor's cache, where a run has each citizen's facts, too, having just unpacked them. */
    private static final int CITIZENS = 4_000;
    /** How often each goes through its citizens, to be timed for longer than a blink. */
    private static final int KERNEL_ROUNDS = 500;

    private static final int CARD_ROUNDS = 50;

    private final MonthlyScorer scorer;
    private final List<Facts> facts = new ArrayList<>();
    private final List<Map<String, Integer>> features = new ArrayList<>();
    private final Tally tally = new Tally();

    private long kept;

    KernelAlone(MonthlyScorer scorer) {
        this.scorer = scorer;
    }

    /** Takes the first citizens into memory, unpacked for the kernel and aggregated for the card. */
    void load(Database database, String featuresQuery) throws SQLException {
        ScoredMonth month = new ScoredMonth(scorer.cutoff());
        try (Connection connection = database.connection();
                CopyReader rows = new CopyReader(
                        connection,
                        "SELECT citizen_id, events FROM histories ORDER BY citizen_id LIMIT 2 * " + CITIZENS)) {
            while (rows.next()) {
                rows.getLong();
                int length = rows.getBytes();
                PackedHistory history = new PackedHistory(Seen.upTo(Long.MAX_VALUE));
                history.read(rows.bytes(), rows.end() - length, rows.end());
                if (month.scores(history) && facts.size() < CITIZENS) {
                    facts.add(history.facts());
                }
            }
        }
        each(database, featuresQuery + " ORDER BY 1 LIMIT " + CITIZENS, (citizen, row) -> features.add(row));
    }

    long scoredByKernel() {
        return (long) KERNEL_ROUNDS * facts.size();
    }

    long scoredByCard() {
        return (long) CARD_ROUNDS * features.size();
    }

    void kernel() {
        for (int round = 0; round < KERNEL_ROUNDS; round++) {
            for (Facts ofCitizen : facts) {
                scorer.score(ofCitizen, tally);
                kept += tally.score();
            }
        }
    }

    void card(PmmlCard card) {
        for (int round = 0; round < CARD_ROUNDS; round++) {
            for (Map<String, Integer> ofCitizen : features) {
                kept += card.score(ofCitizen);
            }
        }
    }

    /** Scores the whole city with a card, and stops the benchmark where it scores anyone differently. */
    static void checkCard(PmmlCard card, Database database, String featuresQuery, CityScores expected)
            throws SQLException {
        CityScores scores = new CityScores(expected.lastCitizen());
        each(database, featuresQuery, (citizen, row) -> scores.put(citizen, 0, card.score(row)));
        scores.mustEqual(expected, 1, "JPMML's card");
    }

    /** What all scores came to, so that no compiler leaves them out. */
    long kept() {
        return kept;
    }

    /** Takes one citizen's features. */
    private interface Sink {
        void take(long citizen, Map<String, Integer> features);
    }

    private static void each(Database database, String query, Sink sink) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery(query)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    Map<String, Integer> features = new LinkedHashMap<>();
                    for (int column = 2; column <= columns; column++) {
                        features.put(rows.getMetaData().getColumnName(column), rows.getInt(column));
                    }
                    sink.take(rows.getLong(1), features);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
