package cn.quancheng.benefits;

import cn.quancheng.platform.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** The places that checks hold, of offers with few of them. A place whose time is over is free without anybody's doing. */
public final class HeldPlaces {
    private HeldPlaces() {}

    /** Frees at once what some checks hold or took; their rows say so already, in the connection's transaction. */
    public static void free(Connection connection, Collection<UUID> checks) throws SQLException {
        Sql.update(
                connection,
                "UPDATE benefit_places SET held_until = '-infinity', check_id = NULL WHERE check_id = ANY (?)",
                connection.createArrayOf("uuid", checks.toArray()));
    }
}
