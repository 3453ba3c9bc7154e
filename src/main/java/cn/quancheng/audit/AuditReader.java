package cn.quancheng.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the book, newest lines first. Each question has an index, down to the last page. Whoever asks writes the look
 * down.
 */
@ApplicationScoped
public class AuditReader {
    private static final String SELECT = "SELECT id, at, actor, action, subject_citizen IS NOT NULL AS about_citizen,"
            + " subject, reason, details FROM audit_log";
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    AuditReader(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Conditions of a statement, with what fills them. */
    private record Where(List<String> conditions, List<Object> values) {
        void and(String condition, Object... filledWith) {
            conditions.add(condition);
            values.addAll(List.of(filledWith));
        }

        String sql(String select) {
            String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
            return select + where + " ORDER BY at DESC, id DESC LIMIT ?";
        }
    }

    /**
     * The newest lines that answer a question.
     *
     * @param after the number of the line that the answer starts after
     * @param most how many lines
     * @return empty when there is no line of the number {@code after}
     */
    public Optional<List<AuditLine>> read(AuditQuery query, Optional<Long> after, int most) {
        try (Connection connection = database.getConnection()) {
            Where where = where(query);
            if (after.isPresent()) {
                Optional<OffsetDateTime> at = at(connection, after.get());
                if (at.isEmpty()) {
                    return Optional.empty();
                }
                where.and("(at, id) < (?, ?)", at.get(), after.get());
            }
            return Optional.of(lines(connection, where, most));
        } catch (SQLException e) {
            throw new IllegalStateException("the audit log could not be read", e);
        }
    }

    private static Where where(AuditQuery query) {
        Where where = new Where(new ArrayList<>(), new ArrayList<>());
        query.citizen().ifPresent(citizen -> where.and("subject_citizen = ?", citizen));
        query.actor().ifPresent(actor -> where.and("actor = ?", actor));
        query.butNotBy().ifPresent(actor -> where.and("actor <> ?", actor));
        query.action().ifPresent(action -> where.and("action = ?", action));
        query.from().ifPresent(from -> where.and("at >= ?", from.atOffset(ZoneOffset.UTC)));
        query.to().ifPresent(to -> where.and("at < ?", to.atOffset(ZoneOffset.UTC)));
        return where;
    }

    private static Optional<OffsetDateTime> at(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT at FROM audit_log WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, OffsetDateTime.class)) : Optional.empty();
            }
        }
    }

    private List<AuditLine> lines(Connection connection, Where where, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(where.sql(SELECT))) {
            int parameter = 1;
            for (Object value : where.values()) {
                select.setObject(parameter++, value);
            }
            select.setInt(parameter, most);
            try (ResultSet row = select.executeQuery()) {
                List<AuditLine> lines = new ArrayList<>();
                while (row.next()) {
                    lines.add(line(row));
                }
                return lines;
            }
        }
    }

    private AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getBoolean("about_citizen"),
                row.getString("subject"),
                row.getString("reason"),
                details(row.getString("details")));
    }

    private Map<String, Object> details(@Nullable String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, DETAILS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database keeps only JSON here", e);
        }
    }
}
