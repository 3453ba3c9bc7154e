package cn.quancheng.citizens;

import java.sql.Connection;

/**
 * Citizens were registered or their standing changed; fired within the transaction that does it. Whom it concerns
 * stands in {@code citizen_standings} under the entry.
 *
 * @param connection in that transaction
 * @param entry the change's number in the journal
 */
public record RegisterChanged(Connection connection, long entry) {}
