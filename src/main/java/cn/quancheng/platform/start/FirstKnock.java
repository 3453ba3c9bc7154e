package cn.quancheng.platform.start;

import cn.quancheng.platform.StartRefusal;
import cn.quancheng.platform.servers.Durability;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What is asked of the database before the service is started on it, so that a wrong one is left as it is. */
final class FirstKnock {
    private static final Logger LOG = Logger.getLogger(FirstKnock.class);
    private static final String DATASOURCE = "quarkus.datasource.";
    private static final int PATIENCE_SECONDS = 10;

    private final Config config;
    private final InstallationKind kind;

    FirstKnock(Config config, InstallationKind kind) {
        this.config = config;
        this.kind = kind;
    }

    /** @throws StartRefusal when it is not there, lets nobody in, loses what it promised, or is of the other kind */
    void require() {
        if (config.getOptionalValue("quarkus.flyway.username", String.class).isPresent()) {
            try (Connection connection = connect("quarkus.flyway.username", "quarkus.flyway.password")) {
                DatabaseMark.require(connection, kind);
            } catch (SQLException e) {
                throw refusal(e);
            }
        } else {
            LOG.warn("one database login owns the tables and serves as well, so that it could change the audit log:"
                    + " give it two, see docs/operations.md");
        }
        try (Connection connection = connect(DATASOURCE + "username", DATASOURCE + "password")) {
            requireDurable(connection);
            DatabaseMark.require(connection, kind);
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private void requireDurable(Connection connection) throws SQLException {
        if (config.getOptionalValue("quancheng.allow-lossy-database", Boolean.class)
                .orElse(false)) {
            List<String> faults = Durability.faults(connection);
            if (!faults.isEmpty()) {
                LOG.warnf("the database may lose what it has said yes to, and that was allowed: %s", faults);
            }
        } else {
            Durability.require(connection);
        }
    }

    private Connection connect(String user, String password) throws SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        try {
            database.setUrl(value(DATASOURCE + "jdbc.url"));
        } catch (IllegalArgumentException e) {
            throw new StartRefusal("database-url");
        }
        config.getOptionalValue(user, String.class).ifPresent(database::setUser);
        config.getOptionalValue(password, String.class).ifPresent(database::setPassword);
        database.setLoginTimeout(PATIENCE_SECONDS);
        return database.getConnection();
    }

    private String value(String key) {
        return config.getOptionalValue(key, String.class).orElse("");
    }

    private static StartRefusal refusal(SQLException failure) {
        return DatabaseFailure.of(failure)
                .orElseGet(
                        () -> new StartRefusal(failure, "database-unreachable", String.valueOf(failure.getMessage())));
    }
}
