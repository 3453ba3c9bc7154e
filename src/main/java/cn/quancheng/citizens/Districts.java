package cn.quancheng.citizens;

import cn.quancheng.intake.StagedBatch;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The city's districts by the numbers that packed histories name them with: given once, in the order of their coming. */
@ApplicationScoped
public class Districts {
    private final AgroalDataSource database;

    Districts(AgroalDataSource database) {
        this.database = database;
    }

    /** The name of each number; a district that no file ever named has none. */
    public Map<Integer, String> names() throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            Sql.list(
                    connection,
                    "SELECT number, name FROM districts",
                    row -> names.put(row.getInt(1), row.getString(2)));
        }
        return names;
    }

    /** Numbers the districts that a file names for the first time; files are applied one after the other. */
    static void number(StagedBatch batch) throws SQLException {
        batch.execute("""
                INSERT INTO districts (number, name)
                SELECT (SELECT coalesce(max(number), 0) FROM districts) + row_number() OVER (ORDER BY district), district
                FROM (SELECT DISTINCT s.district FROM %s s JOIN first_lines f ON f.line = s.line) named
                WHERE NOT EXISTS (SELECT FROM districts d WHERE d.name = named.district)
                """.formatted(batch.table()));
    }
}
