package cn.quancheng.models;

import cn.quancheng.scoring.FactKind;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The table that keeps the numbers of fact kinds for ever. */
record FactKindTable(DataSource database) {
    /** Any fixed number will do; it keeps replicas that start together from numbering at the same time. */
    private static final long LOCK = 0x66616374_6b696e64L;

    private static final String APPEND = """
            insert into fact_kinds (number, item, grade)
            select (select count(*) from fact_kinds), ?, ?
            on conflict (item, grade) do nothing
            """;

    /**
     * Numbers what the catalogue has anew and gives all kinds in the order of their numbers, from 0.
     *
     * @throws IllegalStateException where the database cannot be read or written
     */
    List<FactKind> numbered(Catalogue catalogue) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                append(connection, catalogue.kinds());
                List<FactKind> kinds = read(connection, catalogue);
                connection.commit();
                return kinds;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot number the kinds of fact", e);
        }
    }

    private static void append(Connection connection, List<FactKind> kinds) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            for (FactKind kind : kinds) {
                append.setString(1, kind.item());
                append.setString(2, kind.grade());
                append.executeUpdate();
            }
        }
    }

    private static List<FactKind> read(Connection connection, Catalogue catalogue) throws SQLException {
        List<FactKind> kinds = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number, item, grade from fact_kinds order by number")) {
            while (rows.next()) {
                if (rows.getInt("number") != kinds.size()) {
                    throw new IllegalStateException("fact_kinds has no number " + kinds.size());
                }
                String item = rows.getString("item");
                kinds.add(new FactKind(item, rows.getString("grade"), catalogue.isAdverse(item)));
            }
        }
        return kinds;
    }
}
