package cn.quancheng.benefits.codes;

import cn.quancheng.benefits.BenefitSettings;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.security.Tries;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Makes codes. A citizen has one at a time for an offer: another one replaces it, and what was shown before is nobody's. */
@ApplicationScoped
public class Codes {
    private static final String MAKE = """
            INSERT INTO benefit_codes (digest, citizen_id, scenario, made_at, expires_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (citizen_id, scenario) DO UPDATE SET digest = excluded.digest, made_at = excluded.made_at,
                expires_at = excluded.expires_at, spent_at = NULL
            """;

    private final AgroalDataSource database;
    private final Scenarios scenarios;
    private final Agreements agreements;
    private final Tries tries;
    private final BenefitSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Codes(
            AgroalDataSource database,
            Scenarios scenarios,
            Agreements agreements,
            Tries tries,
            BenefitSettings settings,
            Clock clock) {
        this.database = database;
        this.scenarios = scenarios;
        this.agreements = agreements;
        this.tries = tries;
        this.settings = settings;
        this.clock = clock;
    }

    /** A code for an offer, good until an instant. */
    public record Made(CodeText code, BenefitScenario scenario, Instant expiresAt) {}

    /**
     * Makes one, whether its citizen can have the offer or not: what the counter sees of it is the same.
     *
     * @throws Refusal 404 where there is no such offer, 409 without an agreement, 429 beyond the hour's number
     */
    @Transactional(rollbackOn = Exception.class)
    public Made make(long citizenId, String scenario) throws SQLException {
        BenefitScenario offer = scenarios
                .published(scenario)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-scenario")
                        .violation("scenario", "benefits.no-scenario"));
        // Whoever leaves meanwhile waits here, and takes the code along.
        agreements.lock(citizenId);
        agreements.required(citizenId);
        Tries.Limit anHour = new Tries.Limit("benefit-codes", settings.codesAnHour(), Duration.ofHours(1));
        if (tries.take(anHour, String.valueOf(citizenId)).isEmpty()) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "benefits.too-many-codes", settings.codesAnHour())
                    .header("Retry-After", "3600");
        }
        CodeText code = CodeText.draw(random);
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        OffsetDateTime expires = now.plus(settings.code());
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, MAKE, code.digest(), citizenId, offer.code(), now, expires);
        }
        return new Made(code, offer, expires.toInstant());
    }

    /** A code that is over is nobody's any more. */
    @Scheduled(every = "1h", delayed = "7m", identity = "forget-benefit-codes")
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "DELETE FROM benefit_codes WHERE expires_at < ?", OffsetDateTime.now(clock));
        }
    }
}
