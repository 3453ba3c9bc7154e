package cn.quancheng.citizens;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.journal.Decisions;
import cn.quancheng.journal.Journal;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityNumber;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Files and decisions about the same people at the same time. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class WithdrawalUnderFireTest {
    private static final int LINES = Integer.getInteger("fire.lines", 200_000);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Citizens citizens;

    @Inject
    Agreements agreements;

    @Inject
    Decisions decisions;

    @Inject
    Journal journal;

    @Inject
    AgroalDataSource database;

    private final Map<Long, String> numbers = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @BeforeEach
    void december() {
        clock.set(LocalDate.of(2026, 12, 6));
    }

    @AfterEach
    void backToToday() {
        threads.shutdownNow();
        clock.reset();
    }

    @ParameterizedTest(name = "the withdrawal comes first: {0}")
    @ValueSource(booleans = {true, false})
    void a_withdrawal_during_a_register_load_neither_fails_the_file_nor_is_overwritten(boolean withdrawalFirst)
            throws Exception {
        long id = registered();
        String leaving = Objects.requireNonNull(numbers.get(id));
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            Sql.update(holder, "SELECT FROM citizens WHERE id = ? FOR UPDATE", id);
            List<CompletableFuture<?>> both = new ArrayList<>();
            for (boolean withdrawal : new boolean[] {withdrawalFirst, !withdrawalFirst}) {
                both.add(CompletableFuture.runAsync(
                        withdrawal ? () -> withdraw(id) : () -> loadNewerPaper(leaving), threads));
                waiters(both.size());
            }
            holder.rollback();
            holder.setAutoCommit(true);
            both.forEach(CompletableFuture::join);
        }
        assertThat(agreements.newest(id).orElseThrow().state()).isEqualTo(AgreementState.WITHDRAWN);
        assertThat(city.scores(city.publish("2026-12").getInt("id"))).doesNotContain(leaving);
    }

    /** A newer paper and another district: both would change what the withdrawal is about. */
    private void loadNewerPaper(String idNumber) {
        JsonPath file =
                city.loadCitizens(REGISTER + idNumber + ",示例,市中区,2026-10-01,TZ-" + idNumber.substring(8) + "\n");
        assertThat(file.getString("state")).isEqualTo("DONE");
        assertThat(file.getLong("accepted")).isEqualTo(1);
    }

    @Test
    void whoever_waits_for_a_citizens_row_holds_up_nobody_else() throws Exception {
        long id = registered();
        long other = registered();
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            Sql.update(holder, "SELECT FROM citizens WHERE id = ? FOR UPDATE", id);
            CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> withdraw(id), threads);
            waiters(1);

            // A run asks how far the journal goes, and another decision takes a number.
            city.start("2026-12", "a test").then().statusCode(202);
            withdraw(other);

            assertThat(waiting.isDone()).isFalse();
            holder.rollback();
            holder.setAutoCommit(true);
            waiting.join();
        }
        assertThat(city.publish("2026-12").getString("state")).isEqualTo("PUBLISHED");
    }

    @Test
    void nobody_waits_long_for_a_number_while_a_large_file_applies() throws Exception {
        List<Long> deciding = new ArrayList<>();
        List<String> reported = new ArrayList<>();
        StringBuilder register = new StringBuilder(REGISTER);
        for (int i = 0; i < 400; i++) {
            String number = IdentityNumbers.next();
            register.append(number)
                    .append(",示例,历下区,2026-09-01,N-")
                    .append(number.substring(8))
                    .append('\n');
            reported.add(number);
        }
        city.loadCitizens(register.toString());
        for (String number : reported.subList(0, 8)) {
            deciding.add(citizens.find(new IdentityNumber(number)).orElseThrow().id());
        }
        StringBuilder records = new StringBuilder(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n");
        for (int i = 0; i < LINES; i++) {
            records.append("W").append(i).append(',').append(reported.get(8 + i % 392));
            records.append(",示例,VOLUNTEER_SERVICE,,60,2026-10-05,,,,示例部门\n");
        }
        CompletableFuture<JsonPath> file =
                CompletableFuture.supplyAsync(() -> city.report(records.toString()), threads);

        long longest = 0;
        int taken = 0;
        while (!file.isDone()) {
            longest = Math.max(longest, nanosForANumber(deciding.get(taken++ % deciding.size())));
            longest = Math.max(longest, nanosForAWatermark());
        }

        assertThat(file.join().getLong("accepted")).isEqualTo(LINES);
        assertThat(taken).as("numbers taken meanwhile").isGreaterThan(100);
        assertThat(Duration.ofNanos(longest)).isLessThan(LONGEST_WAIT);
    }

    private long registered() throws Exception {
        String number = IdentityNumbers.next();
        city.loadCitizens(REGISTER + number + ",示例,历下区,2026-09-01,R-" + number.substring(8) + "\n");
        long id = citizens.find(new IdentityNumber(number)).orElseThrow().id();
        numbers.put(id, number);
        return id;
    }

    private long nanosForANumber(long citizen) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long before = System.nanoTime();
            decisions.begin(citizen, "TEST");
            return System.nanoTime() - before;
        });
    }

    /** A run that starts asks for it, and whoever wants a number then stands behind the run. */
    private long nanosForAWatermark() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long before = System.nanoTime();
            journal.watermark(connection);
            connection.rollback();
            connection.setAutoCommit(true);
            return System.nanoTime() - before;
        }
    }

    private void withdraw(long id) {
        try {
            agreements.withdraw(id, "the citizen", null);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until so many sessions wait for a row. */
    private void waiters(int count) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    try (Connection connection = database.getConnection()) {
                        return Sql.first(
                                                connection,
                                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                                        + " AND wait_event IN ('tuple', 'transactionid')",
                                                row -> row.getInt(1))
                                        .orElseThrow()
                                >= count;
                    }
                });
    }
}
