package cn.quancheng.reviews;

import cn.quancheng.platform.Page;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The queue as reviewers read it. */
@ApplicationScoped
class ReviewQueue {
    private static final String WAITING = """
            SELECT kind, count(*), count(*) FILTER (WHERE due_on = ?), count(*) FILTER (WHERE due_on < ?),
                   count(*) FILTER (WHERE claimed_until IS NULL OR claimed_until <= ?)
            FROM reviews WHERE state = 'OPEN' GROUP BY kind
            """;

    private final ReviewRepository rows;
    private final AgroalDataSource database;
    private final Clock clock;

    ReviewQueue(ReviewRepository rows, AgroalDataSource database, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.clock = clock;
    }

    /**
     * How much of a kind waits.
     *
     * @param open all of it
     * @param dueToday what should be decided today
     * @param overdue what should have been decided by now
     * @param unclaimed what nobody has in hand
     */
    @Schema(
            name = "ReviewsWaiting",
            example = "{\"kind\":\"DISPUTE\",\"open\":7,\"dueToday\":2,\"overdue\":0,\"unclaimed\":4}")
    record Waiting(ReviewKind kind, long open, long dueToday, long overdue, long unclaimed) {}

    Page<Review> page(QueueQuery query, String by) {
        QueueQuery.Filter filter = query.filter(by, LocalDate.now(clock), clock.instant());
        List<Review> found = rows.find(filter.words(), filter.parameters()).range(0, query.size()).stream()
                .map(ReviewRow::review)
                .toList();
        return Page.of(found, query, QueueQuery::cursor);
    }

    List<Waiting> waiting(LocalDate today, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<ReviewKind, Waiting> found = Sql.list(
                            connection,
                            WAITING,
                            row -> new Waiting(
                                    ReviewKind.valueOf(row.getString(1)),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5)),
                            today,
                            today,
                            Timestamp.from(now))
                    .stream()
                    .collect(Collectors.toMap(Waiting::kind, Function.identity()));
            return Arrays.stream(ReviewKind.values())
                    .map(kind -> found.getOrDefault(kind, new Waiting(kind, 0, 0, 0, 0)))
                    .toList();
        }
    }
}
