package cn.quancheng.ledger;

import cn.quancheng.models.FactKinds;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.FactKind;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A citizen's records as they stand now, whatever a month's score saw of them. */
@ApplicationScoped
public class RecordStandings {
    private static final String RECORDS = """
            SELECT r.id, d.name, r.record_no, r.kind, r.occurred_on, r.valid_until, r.document_no,
                   (SELECT m.closing FROM record_marks m WHERE m.record_id = r.id AND m.kind IN ('CLOSED', 'REOPENED')
                    ORDER BY m.id DESC LIMIT 1),
                   (SELECT m.kind = 'DISPUTED' FROM record_marks m
                    WHERE m.record_id = r.id AND m.kind IN ('DISPUTED', 'DECIDED') ORDER BY m.id DESC LIMIT 1)
            FROM records r JOIN departments d ON d.id = r.department_id
            WHERE r.citizen_id = ? AND\s""";

    private final AgroalDataSource database;
    private final FactKinds kinds;

    RecordStandings(AgroalDataSource database, FactKinds kinds) {
        this.database = database;
        this.kinds = kinds;
    }

    /**
     * The one of a citizen's records that has this number.
     *
     * @param department who reported it; null where only one department gave the citizen a record of this number
     * @throws Refusal 404 where the citizen has no such record, 400 naming the departments where it is not said which
     */
    public RecordStanding one(long citizenId, String recordNo, @Nullable String department) throws SQLException {
        List<RecordStanding> found = of(citizenId, recordNo).stream()
                .filter(record ->
                        department == null || record.key().department().equals(department))
                .toList();
        if (found.isEmpty()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "ledger.no-record");
        }
        if (found.size() > 1) {
            String names =
                    found.stream().map(record -> record.key().department()).collect(Collectors.joining("、"));
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation("department", "ledger.which-department", names);
        }
        return found.get(0);
    }

    private List<RecordStanding> of(long citizenId, String recordNo) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection, RECORDS + "r.record_no = ? ORDER BY d.name", this::standing, citizenId, recordNo);
        }
    }

    /** One of a citizen's records, by its row. */
    public Optional<RecordStanding> of(long citizenId, long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, RECORDS + "r.id = ?", this::standing, citizenId, id);
        }
    }

    /** A citizen's records of these items, the newest first. */
    public List<RecordStanding> ofItems(long citizenId, Set<String> items) throws SQLException {
        List<FactKind> all = kinds.kinds();
        Object[] numbers = IntStream.range(0, all.size())
                .filter(number -> items.contains(all.get(number).item()))
                .mapToObj(number -> (short) number)
                .toArray();
        try (Connection connection = database.getConnection()) {
            return Sql.list(
                    connection,
                    RECORDS + "r.kind = ANY (?) ORDER BY r.occurred_on DESC, r.id DESC",
                    this::standing,
                    citizenId,
                    connection.createArrayOf("smallint", numbers));
        }
    }

    private RecordStanding standing(ResultSet row) throws SQLException {
        FactKind kind = kinds.kinds().get(row.getInt(4));
        @Nullable String closing = row.getString(8);
        return new RecordStanding(
                row.getLong(1),
                new RecordKey(row.getString(2), row.getString(3)),
                kind.item(),
                kind.grade(),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getString(7),
                closing == null ? null : ClosingKind.valueOf(closing),
                row.getBoolean(9));
    }
}
