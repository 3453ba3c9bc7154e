package cn.quancheng.declarations.evidence;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Deletes evidence whose time is over, each with a line that its citizen reads. */
@ApplicationScoped
class EvidenceRetention {
    private static final String ITSELF = "quancheng";
    private static final int AT_ONCE = 100;
    private static final String DELETE = """
            WITH due AS (SELECT id FROM evidence WHERE delete_on <= ? ORDER BY id LIMIT %d FOR UPDATE SKIP LOCKED),
                 gone AS (DELETE FROM evidence e USING due WHERE e.id = due.id
                          RETURNING e.id, e.citizen_id, e.declaration_id, e.store_key),
                 loose AS (INSERT INTO evidence_loose (store_key, delete_after) SELECT store_key, '-infinity' FROM gone)
            SELECT id, citizen_id, declaration_id FROM gone ORDER BY id
            """.formatted(AT_ONCE);

    private final AgroalDataSource database;
    private final AuditBook audit;
    private final Clock clock;

    EvidenceRetention(AgroalDataSource database, AuditBook audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    private record Gone(long id, long citizenId, long declarationId) {}

    @Scheduled(every = "1h", delayed = "15m", identity = "end-evidence")
    void deleteEnded() {
        int deleted = AT_ONCE;
        while (deleted == AT_ONCE) {
            deleted = QuarkusTransaction.requiringNew().call(this::deleteSome);
        }
    }

    private int deleteSome() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Gone> gone = Sql.list(
                    connection,
                    DELETE,
                    row -> new Gone(row.getLong(1), row.getLong(2), row.getLong(3)),
                    Date.valueOf(LocalDate.now(clock)));
            for (Gone piece : gone) {
                audit.record(
                        connection,
                        AuditEntry.of(ITSELF, "EVIDENCE_DELETED")
                                .about(piece.citizenId())
                                .on("declaration/" + piece.declarationId())
                                .with("evidence", piece.id()));
            }
            return gone.size();
        }
    }
}
