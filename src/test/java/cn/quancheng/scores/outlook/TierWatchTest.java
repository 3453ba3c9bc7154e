package cn.quancheng.scores.outlook;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who will by time alone have another tier in January 2027 hears of it when December is published, once. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class TierWatchTest {
    private static final String MONTH = "2026-12";
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    /** 610, and 590 once the bills of December 2025 do not count any more. */
    private static final List<String> FALLS = List.of(
            "UTILITIES_PAID_ON_TIME,,,2025-12-10,,,,示例部门", "UNCIVIL_BEHAVIOR,JAYWALKING,,2026-10-05,,D1,ORDINARY,示例部门");

    /** 570, and 600 once the penalty of December 2025 does not count any more. */
    private static final List<String> RISES = List.of("GENERAL_PENALTY,,,2025-12-15,,D1,ORDINARY,示例部门");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(20);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    TierWatch watch;

    @Inject
    TierTelling telling;

    @Inject
    Agreements agreements;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_fall_is_told_by_the_publication_with_what_can_be_done_about_it() throws SQLException {
        String citizen = reader(FALLS);
        publishFor(citizen);

        assertThat(told(citizen))
                .singleElement()
                .asString()
                .contains("从2027年1月起，您的等级将由信用较好变为信用一般", "不是处罚", "可以做的事", "可以提出异议")
                .doesNotContain("600", "590", "610");
        assertThat(city.asCitizen(citizen).get("/api/v1/me/messages").jsonPath().getString("items[0].headline"))
                .isEqualTo("您的信用等级将有变化");
    }

    @Test
    void a_rise_is_told_gladly() throws SQLException {
        String citizen = reader(RISES);
        publishFor(citizen);

        assertThat(told(citizen))
                .singleElement()
                .asString()
                .contains("好消息", "由信用一般升为信用较好", "恭喜")
                .doesNotContain("处罚");
    }

    @Test
    void a_month_that_is_published_again_tells_nobody_again() throws SQLException {
        String citizen = reader(FALLS);
        publishFor(citizen);

        city.publish(MONTH);
        watch.look();

        assertThat(told(citizen)).hasSize(1);
    }

    @Test
    void who_has_no_sign_in_is_not_told_and_nothing_waits_for_the_one_to_come() throws SQLException {
        String citizen = citizen("2026-09-01", FALLS);
        publishFor(citizen);

        assertThat(told(citizen)).isEmpty();
    }

    @Test
    void whose_tier_stays_is_not_told() throws SQLException {
        String citizen = reader(List.of("VOLUNTEER_SERVICE,,2160,2026-05-20,,,,示例部门"));
        publishFor(citizen);

        assertThat(told(citizen)).isEmpty();
    }

    @Test
    void a_change_that_a_record_since_the_run_makes_untrue_or_brings_about_is_not_told() throws SQLException {
        String held = reader(FALLS);
        String raised = reader(List.of("GENERAL_PENALTY,,,2026-10-05,,D1,ORDINARY,示例部门"));
        publishFor(held, raised);
        // 590 and 30 more, and 570 and 30 more: the one stays in its tier, the other rises by something new.
        report(held, "HONOR,PROVINCIAL,,2026-12-05,,,,示例部门");
        report(raised, "HONOR,PROVINCIAL,,2026-12-05,,,,示例部门");
        forgetWhatWasTold(held, raised);

        watch.look();

        assertThat(told(held)).isEmpty();
        assertThat(told(raised)).isEmpty();
    }

    @Test
    void a_decision_since_the_run_counts() throws SQLException {
        String citizen = reader(List.of());
        String penalty = report(citizen, RISES.get(0));
        publishFor(citizen);
        assertThat(told(citizen)).hasSize(1);
        city.close(penalty, "REVOKED", "2026-12-05").then().statusCode(204);
        forgetWhatWasTold(citizen);

        watch.look();

        assertThat(told(citizen)).as("risen already").isEmpty();
    }

    @Test
    void whose_agreement_ends_before_the_next_month_is_not_told_of_a_tier_in_it() throws SQLException {
        String citizen = citizen("2024-12-20", FALLS);
        city.asCitizen(citizen);
        publishFor(citizen);

        assertThat(told(citizen)).isEmpty();
    }

    @Test
    void who_left_is_not_told() throws SQLException {
        String citizen = reader(FALLS);
        publishFor(citizen);
        forgetWhatWasTold(citizen);
        city.withdraw(citizen, "a test").then().statusCode(204);

        watch.look();

        assertThat(told(citizen)).isEmpty();
    }

    @Test
    void who_is_leaving_at_the_same_moment_is_not_told() throws SQLException {
        String citizen = reader(FALLS);
        publishFor(citizen);
        forgetWhatWasTold(citizen);

        CompletableFuture<Void> look = QuarkusTransaction.requiringNew().call(() -> {
            agreements.withdraw(city.idOf(citizen), "a test", null);
            CompletableFuture<Void> looking = CompletableFuture.runAsync(watch::look);
            await().atMost(PATIENCE).pollInterval(SOON).until(() -> looking.isDone() || waitsForACitizen());
            return looking;
        });
        look.join();

        assertThat(told(citizen)).isEmpty();
    }

    @Test
    void what_we_chat_was_not_asked_to_send_yet_is_not_sent_to_who_leaves() throws SQLException {
        String citizen = reader(FALLS);
        publishFor(citizen);
        change(
                "UPDATE citizen_messages SET try_at = now() + interval '1 hour', kept_because = NULL WHERE citizen_id = ?",
                citizen);

        city.withdraw(citizen, "a test").then().statusCode(204);

        assertThat(one(
                        "SELECT count(*) FROM citizen_messages WHERE citizen_id = ? AND try_at IS NOT NULL"
                                + " AND kind = 'TIER_ABOUT_TO_CHANGE'",
                        city.idOf(citizen)))
                .isZero();
    }

    @Test
    void whoever_looks_next_goes_on_where_one_was_killed() throws SQLException {
        List<String> citizens = List.of(reader(FALLS), reader(RISES), reader(FALLS));
        publishFor(citizens.toArray(String[]::new));
        forgetWhatWasTold(citizens.toArray(String[]::new));

        assertThat(telling.tellSome(1)).as("others are left").isTrue();
        assertThat(toldOf(citizens)).containsExactly(1, 0, 0);

        watch.look();
        assertThat(toldOf(citizens)).containsExactly(1, 1, 1);
    }

    @Test
    void a_batch_that_dies_before_its_commit_has_told_nobody_and_is_told_again() throws SQLException {
        String citizen = reader(FALLS);
        publishFor(citizen);
        forgetWhatWasTold(citizen);
        CompletableFuture<Void> look;
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            Sql.update(holder, "SELECT FROM citizens WHERE id = ? FOR UPDATE", city.idOf(citizen));
            look = CompletableFuture.runAsync(watch::look);
            await().atMost(PATIENCE).pollInterval(SOON).until(this::waitsForACitizen);
            Sql.update(holder, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + WAITING);
            holder.rollback();
            holder.setAutoCommit(true);
        }
        assertThat(look.handle((done, failure) -> failure).join()).isNotNull();
        assertThat(told(citizen)).isEmpty();

        watch.look();
        assertThat(told(citizen)).hasSize(1);
    }

    @Test
    void however_many_look_at_once_it_is_told_once() throws Exception {
        List<String> citizens = Stream.generate(() -> reader(FALLS)).limit(5).toList();
        publishFor(citizens.toArray(String[]::new));
        forgetWhatWasTold(citizens.toArray(String[]::new));

        AtOnce.run(4, () -> {
            while (telling.tellSome(1)) {
                Thread.yield();
            }
            return true;
        });
        watch.look();

        assertThat(toldOf(citizens)).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void one_whose_history_is_damaged_keeps_nobody_else_from_hearing() throws SQLException {
        String damaged = reader(FALLS);
        String sound = reader(FALLS);
        publishFor(damaged, sound);
        forgetWhatWasTold(damaged, sound);
        long id = city.idOf(damaged);
        change("UPDATE histories SET events = '\\x07'::bytea || events WHERE citizen_id = ?", damaged);
        try {
            watch.look();
        } finally {
            change("UPDATE histories SET events = substring(events FROM 2) WHERE citizen_id = ?", damaged);
        }

        assertThat(one("SELECT count(*) FROM citizen_messages WHERE citizen_id = ?", id))
                .isZero();
        assertThat(told(sound)).hasSize(1);
    }

    @Test
    void a_month_that_is_over_is_not_told_of() throws SQLException {
        String citizen = reader(FALLS);
        publishFor(citizen);
        forgetWhatWasTold(citizen);
        clock.set(LocalDate.of(2027, 1, 2));

        watch.look();

        assertThat(told(citizen)).isEmpty();
    }

    private static final String WAITING =
            "wait_event_type = 'Lock' AND query LIKE 'SELECT FROM citizens WHERE id = ANY%'";

    private boolean waitsForACitizen() throws SQLException {
        return one("SELECT count(*) FROM pg_stat_activity WHERE " + WAITING) > 0;
    }

    private String reader(List<String> records) {
        String citizen = citizen("2026-09-01", records);
        city.asCitizen(citizen);
        return citizen;
    }

    private String citizen(String agreedOn, List<String> records) {
        String citizen = IdentityNumbers.next();
        city.loadCitizens(REGISTER + citizen + ",示例,历下区," + agreedOn + ",TY-" + citizen.substring(8) + "\n");
        records.forEach(record -> report(citizen, record));
        return citizen;
    }

    /** @return the record's number */
    private String report(String citizen, String record) {
        String recordNo = "T" + UUID.randomUUID();
        JsonPath batch = city.report(RECORDS + recordNo + "," + citizen + ",示例," + record + "\n");
        assertThat(batch.getInt("accepted")).as(batch.prettify()).isEqualTo(1);
        return recordNo;
    }

    /** Publishes the month, and waits until these citizens, and who came after them, were gone through. */
    private void publishFor(String... citizens) throws SQLException {
        begin(citizens);
        city.publish(MONTH);
        await().atMost(PATIENCE)
                .pollInterval(SOON)
                .until(() -> one("SELECT count(*) FROM tier_notices WHERE month = '2026-12-01' AND done_at IS NOT NULL")
                        == 1);
    }

    private void forgetWhatWasTold(String... citizens) throws SQLException {
        for (String citizen : citizens) {
            change("DELETE FROM citizen_messages WHERE citizen_id = ?", citizen);
        }
        begin(citizens);
    }

    /** As if the month was told of up to these citizens: those of other tests are left in peace. */
    private void begin(String... citizens) throws SQLException {
        long first = Stream.of(citizens).mapToLong(city::idOf).min().orElseThrow();
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, """
                    INSERT INTO tier_notices (month, begun_at, upto_citizen) VALUES ('2026-12-01', now(), ?)
                    ON CONFLICT (month) DO UPDATE SET upto_citizen = excluded.upto_citizen, done_at = NULL
                    """, first - 1);
        }
    }

    private List<Integer> toldOf(List<String> citizens) {
        return citizens.stream().map(citizen -> told(citizen).size()).toList();
    }

    /** As the citizen reads it. */
    private List<String> told(String citizen) {
        return city.asCitizen(citizen)
                .get("/api/v1/me/messages")
                .jsonPath()
                .getList("items.findAll { it.kind == 'TIER_ABOUT_TO_CHANGE' }.text");
    }

    private void change(String sql, String citizen) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql, city.idOf(citizen));
        }
    }

    private long one(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), parameters).orElseThrow();
        }
    }
}
