package cn.quancheng.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Lets a migration rewrite a city's tables for as long as it takes: the limits of a connection are meant for people. */
@Singleton
class PatientMigrations extends BaseCallback implements FlywayConfigurationCustomizer {
    private static final Duration LONGEST = Duration.ofHours(12);

    @Override
    public void customize(FluentConfiguration flyway) {
        // Else a second connection would hold the lock in a transaction that idles while the first one migrates.
        flyway.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
        flyway.callbacks(
                Stream.concat(Stream.of(flyway.getCallbacks()), Stream.of(this)).toArray(Callback[]::new));
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            LongWork.allow(context.getConnection(), LONGEST);
        } catch (SQLException e) {
            throw new IllegalStateException("the database gives a migration no time", e);
        }
    }
}
