package cn.quancheng;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The login that owns the tables, for what the service's own may not do. */
@ApplicationScoped
public class TablesOwner {
    private final String url;
    private final String login;
    private final String password;

    TablesOwner(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.flyway.username") String login,
            @ConfigProperty(name = "quarkus.flyway.password") String password) {
        this.url = url;
        this.login = login;
        this.password = password;
    }

    /** Does something that only the owner may. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
