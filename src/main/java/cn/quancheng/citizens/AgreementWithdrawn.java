package cn.quancheng.citizens;

import java.sql.Connection;

/**
 * A citizen took the agreement to be scored back; fired within the transaction that does it. Whoever keeps scores drops
 * this citizen's.
 *
 * @param connection in that transaction
 */
public record AgreementWithdrawn(Connection connection, long citizenId) {}
