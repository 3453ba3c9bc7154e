package cn.quancheng.benefits.counter;

import cn.quancheng.benefits.BenefitSettings;
import cn.quancheng.benefits.codes.CodeText;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/**
 * A merchant's question. It is one statement and one commit: the code is spent, the tier read, the place held and the look
 * written down for the citizen, or none of it. Nothing is remembered from one question to the next, here or in Redis.
 */
@ApplicationScoped
class Checks {
    private static final String CHECK =
            "SELECT answer, version_id, held_until FROM check_benefit(?, ?, ?, ?, ?, ?, ?, ?::interval, ?, ?)";

    private final AgroalDataSource database;
    private final BenefitSettings settings;
    private final Clock clock;

    Checks(AgroalDataSource database, BenefitSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the database answers. */
    private record Row(
            String answer, long versionId, @Nullable Instant heldUntil) {}

    /**
     * Asks.
     *
     * @param login the merchant's account
     * @throws Refusal 403 where the offer is not the account's, 429 where it asks too often
     */
    Asked check(String login, CheckRequest request) throws SQLException {
        UUID checkId = UUID.randomUUID();
        Row row = ask(login, request, checkId);
        return switch (row.answer()) {
            case "YES" -> new Asked.Yes(checkId, row.versionId(), Objects.requireNonNull(row.heldUntil()));
            case "NO" -> new Asked.No();
            case "SANDBOX" -> new Asked.Sandbox();
            case "LIMITED" -> throw limited();
            default -> throw notYours();
        };
    }

    private Row ask(String login, CheckRequest request, UUID checkId) throws SQLException {
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            CHECK,
                            row -> new Row(
                                    row.getString("answer"), row.getLong("version_id"), Sql.instant(row, "held_until")),
                            login,
                            request.scenario(),
                            request.code() == null
                                    ? null
                                    : CodeText.typed(request.code()).digest(),
                            request.consentId(),
                            checkId,
                            now,
                            LocalDate.now(clock),
                            settings.hold().toString(),
                            settings.checksAMinute(),
                            settings.checksOfConsentADay())
                    .orElseThrow();
        }
    }

    static Refusal notYours() {
        return Refusal.of(Refusal.Kind.FORBIDDEN, "benefits.not-your-offer");
    }

    static Refusal limited() {
        return Refusal.of(Refusal.Kind.TOO_MANY, "benefits.too-many-checks").header("Retry-After", "60");
    }
}
