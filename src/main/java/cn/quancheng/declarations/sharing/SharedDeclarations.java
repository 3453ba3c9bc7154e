package cn.quancheng.declarations.sharing;

import cn.quancheng.citizens.NoticeTakers;
import cn.quancheng.models.Notices;
import cn.quancheng.models.SharedKind;
import cn.quancheng.platform.Sql;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Which declarations leave, and which ever left: those the platform is told to drop when they may be shared no more. */
@ApplicationScoped
class SharedDeclarations {
    /** A file that was lost or broke off is made good by the next ones; then nothing of who is gone leaves any more. */
    private static final Duration TOLD_FOR = Duration.ofDays(90);

    private static final String SHAREABLE = """
            SELECT d.id, d.citizen_id FROM declarations d
            WHERE d.state = 'ACCEPTED' AND d.citizen_id IN (%s)
            """;
    private static final String SHARE = """
            INSERT INTO shared_declarations (declaration_id, citizen_id, first_shared_at)
            SELECT id, citizen_id, ? FROM (%s) shareable ORDER BY id
            ON CONFLICT (declaration_id) DO UPDATE SET dropped_at = NULL
            WHERE shared_declarations.dropped_at IS NOT NULL
            """;
    private static final String DROP = """
            UPDATE shared_declarations SET dropped_at = ?
            WHERE dropped_at IS NULL AND declaration_id NOT IN (SELECT id FROM (%s) shareable)
            """;
    /** What may not be shared when it is read is dropped in the same file, and is noted so by the next one. */
    private static final String FILE = """
            SELECT c.digest, c.sealed_id_number, d.id, (h.id IS NOT NULL)::integer, d.item, coalesce(d.grade, ''), d.quantity,
                d.occurred_on::text, d.issuer, coalesce(d.document_no, ''),
                ((CASE WHEN h.id IS NULL THEN coalesce(s.dropped_at, '%3$s') ELSE r.ended_at END)
                    AT TIME ZONE 'Asia/Shanghai')::date::text
            FROM shared_declarations s JOIN declarations d ON d.id = s.declaration_id
                JOIN citizens c ON c.id = d.citizen_id JOIN reviews r ON r.id = d.review_id
                LEFT JOIN (%1$s) h ON h.id = d.id AND s.dropped_at IS NULL
            WHERE s.dropped_at IS NULL OR s.dropped_at > '%2$s'
            ORDER BY d.citizen_id, d.id
            """;

    private final Notices notices;
    private final Clock clock;

    SharedDeclarations(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("declarations", "shared_declarations", """
                SELECT declaration_id, first_shared_at, dropped_at
                FROM shared_declarations WHERE citizen_id = ? ORDER BY declaration_id
                """);
    }

    /**
     * Notes what leaves, before anything does: what was shared is known, even where the download breaks off.
     *
     * @return the query of the file, as {@link DeclarationFile} reads it
     */
    String note(Connection connection) throws SQLException {
        String shareable =
                SHAREABLE.formatted(NoticeTakers.query(notices.sharing(SharedKind.DECLARATIONS), LocalDate.now(clock)));
        OffsetDateTime now = OffsetDateTime.now(clock);
        Sql.update(connection, SHARE.formatted(shareable), now);
        Sql.update(connection, DROP.formatted(shareable), now);
        return FILE.formatted(shareable, now.minus(TOLD_FOR), now);
    }
}
