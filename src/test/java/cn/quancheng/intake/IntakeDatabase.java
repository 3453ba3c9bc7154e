package cn.quancheng.intake;

import cn.quancheng.platform.AdvisoryKey;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The database behind the door, for what a sender can't see from outside. */
@ApplicationScoped
class IntakeDatabase {

    private final AgroalDataSource database;

    IntakeDatabase(AgroalDataSource database) {
        this.database = database;
    }

    /** What is done while somebody else applies files, so that those that come in wait. */
    interface Meanwhile {
        void happens() throws Exception;
    }

    void whileOthersApply(Meanwhile meanwhile) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + AdvisoryKey.APPLYING + ")");
            try {
                meanwhile.happens();
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + AdvisoryKey.APPLYING + ")");
            }
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
