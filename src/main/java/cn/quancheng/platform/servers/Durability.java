package cn.quancheng.platform.servers;

import cn.quancheng.platform.StartRefusal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether a PostgreSQL keeps what it has said yes to when the power fails. */
public final class Durability {
    private static final List<String> SETTINGS = List.of("fsync", "full_page_writes", "synchronous_commit");

    private Durability() {}

    /** The settings that give durability away, such as {@code fsync = off}; none where it is kept. */
    public static List<String> faults(Connection connection) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (String setting : SETTINGS) {
            if (show(connection, setting).equals("off")) {
                faults.add(setting + " = off");
            }
        }
        return faults;
    }

    /** @throws StartRefusal when the server would lose what it said yes to */
    public static void require(Connection connection) throws SQLException {
        List<String> faults = faults(connection);
        if (!faults.isEmpty()) {
            throw new StartRefusal("not-durable", String.join(", ", faults));
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
