package cn.quancheng.benefits.counter;

import cn.quancheng.benefits.BenefitSettings;
import cn.quancheng.benefits.codes.CodeText;
import cn.quancheng.platform.Batcher;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Merchants' questions. Those that are asked at the same time are one statement and one commit: their codes are spent, the
 * tiers read, the places held and each look written down for its citizen, or none of it. Nothing is remembered from one
 * question to the next, here or in Redis.
 */
@ApplicationScoped
class Checks {
    private static final String CHECK =
            "SELECT id, answer, version_id, held_until FROM check_benefits(?, ?, ?, ?, ?, ?, ?, ?::interval, ?, ?)";

    /** Over how long a merchant's questions are counted. */
    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final int BATCHES = 2;
    private static final int MOST = 64;

    private final AgroalDataSource database;
    private final BenefitSettings settings;
    private final Clock clock;
    private final Batcher<Question, Row> batcher = new Batcher<>(BATCHES, MOST, this::ask);

    Checks(AgroalDataSource database, BenefitSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is asked, by which account. */
    private record Question(UUID checkId, String login, CheckRequest request) {
        byte @Nullable [] digest() {
            return request.code() == null
                    ? null
                    : CodeText.typed(request.code()).digest();
        }
    }

    /** What the database answers. */
    private record Row(
            UUID checkId,
            String answer,
            long versionId,
            @Nullable Instant heldUntil) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("id", UUID.class),
                    row.getString("answer"),
                    row.getLong("version_id"),
                    Sql.instant(row, "held_until"));
        }
    }

    /**
     * Asks.
     *
     * @param login the merchant's account
     * @throws Refusal 403 where the offer is not the account's, 429 where it asks too often
     */
    Asked check(String login, CheckRequest request) throws SQLException {
        Row row = batcher.ask(new Question(UUID.randomUUID(), login, request));
        return switch (row.answer()) {
            case "YES" -> new Asked.Yes(row.checkId(), row.versionId(), Objects.requireNonNull(row.heldUntil()));
            case "NO" -> new Asked.No();
            case "SANDBOX" -> new Asked.Sandbox();
            case "LIMITED" -> throw limited(MINUTE);
            case "LIMITED_TODAY" -> throw limited(untilTomorrow());
            default -> throw notYours();
        };
    }

    private List<Row> ask(List<Question> questions) throws SQLException {
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection()) {
            Map<UUID, Row> rows = new HashMap<>();
            Sql.list(
                            connection,
                            CHECK,
                            Row::of,
                            array(connection, "uuid", questions, Question::checkId),
                            array(connection, "text", questions, Question::login),
                            array(
                                    connection,
                                    "text",
                                    questions,
                                    one -> one.request().scenario()),
                            connection.createArrayOf(
                                    "bytea",
                                    questions.stream().map(Question::digest).toArray(byte[][]::new)),
                            array(
                                    connection,
                                    "uuid",
                                    questions,
                                    one -> one.request().consentId()),
                            now,
                            LocalDate.now(clock),
                            settings.hold().toString(),
                            settings.checksAMinute(),
                            settings.checksOfConsentADay())
                    .forEach(row -> rows.put(row.checkId(), row));
            return questions.stream()
                    .map(one -> Objects.requireNonNull(rows.get(one.checkId())))
                    .toList();
        }
    }

    private static Array array(
            Connection connection, String type, List<Question> questions, Function<Question, @Nullable Object> part)
            throws SQLException {
        return connection.createArrayOf(type, questions.stream().map(part).toArray());
    }

    static Refusal notYours() {
        return Refusal.of(Refusal.Kind.FORBIDDEN, "benefits.not-your-offer");
    }

    private Duration untilTomorrow() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()))
                .plusSeconds(1);
    }

    /** @param again after how long it may be asked again */
    static Refusal limited(Duration again) {
        return Refusal.of(Refusal.Kind.TOO_MANY, "benefits.too-many-checks")
                .header("Retry-After", String.valueOf(again.toSeconds()));
    }
}
