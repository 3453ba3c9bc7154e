package cn.quancheng.benefits.fulfilments;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A redemption of which a merchant reports.
 *
 * @param citizenId whose it was; null once that is forgotten
 * @param left whether the citizen has left since: whose it was is then kept for counting alone
 */
record Redeemed(
        UUID id,
        String scenario,
        long versionId,
        @Nullable Long citizenId,
        boolean left,
        Instant takenAt,
        boolean returned,
        Optional<Fulfilment> fulfilment) {
    static final String COLUMNS = "id, scenario, version_id, citizen_id, forget_on, taken_at, returned_at, fulfilment";

    static Redeemed of(ResultSet row) throws SQLException {
        return new Redeemed(
                row.getObject("id", UUID.class),
                row.getString("scenario"),
                row.getLong("version_id"),
                row.getObject("citizen_id", Long.class),
                row.getObject("forget_on") != null,
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getObject("returned_at") != null,
                Optional.ofNullable(row.getString("fulfilment")).map(Fulfilment::valueOf));
    }
}
