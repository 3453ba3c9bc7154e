package cn.quancheng.scores.tierwatch;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever dies, and however many look: who is told is told once. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class TierWatchUnderFireTest {
    private static final String WAITING =
            "wait_event_type = 'Lock' AND query LIKE 'SELECT FROM citizens WHERE id = ANY%'";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(20);

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    TierReaders readers;

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
    void who_is_leaving_at_the_same_moment_is_not_told() throws SQLException {
        String citizen = readers.reader(TierReaders.FALLS);
        readers.publishFor(citizen);
        readers.forgetWhatWasTold(citizen);

        CompletableFuture<Void> look = QuarkusTransaction.requiringNew().call(() -> {
            agreements.withdraw(city.idOf(citizen), "a test", null);
            CompletableFuture<Void> looking = CompletableFuture.runAsync(watch::look);
            await().atMost(PATIENCE).pollInterval(SOON).until(() -> looking.isDone() || waitsForACitizen());
            return looking;
        });
        look.join();

        assertThat(readers.told(citizen)).isEmpty();
    }

    @Test
    void whoever_looks_next_goes_on_where_one_was_killed() throws SQLException {
        List<String> citizens = List.of(
                readers.reader(TierReaders.FALLS),
                readers.reader(TierReaders.RISES),
                readers.reader(TierReaders.FALLS));
        readers.publishFor(citizens.toArray(String[]::new));
        readers.forgetWhatWasTold(citizens.toArray(String[]::new));

        assertThat(telling.tellSome(1)).as("others are left").isTrue();
        assertThat(readers.toldOf(citizens)).containsExactly(1, 0, 0);

        watch.look();
        assertThat(readers.toldOf(citizens)).containsExactly(1, 1, 1);
    }

    @Test
    void a_batch_that_dies_before_its_commit_has_told_nobody_and_is_told_again() throws SQLException {
        String citizen = readers.reader(TierReaders.FALLS);
        readers.publishFor(citizen);
        readers.forgetWhatWasTold(citizen);
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
        assertThat(readers.told(citizen)).isEmpty();

        watch.look();
        assertThat(readers.told(citizen)).hasSize(1);
    }

    @Test
    void however_many_look_at_once_it_is_told_once() throws Exception {
        List<String> citizens = Stream.generate(() -> readers.reader(TierReaders.FALLS))
                .limit(5)
                .toList();
        readers.publishFor(citizens.toArray(String[]::new));
        readers.forgetWhatWasTold(citizens.toArray(String[]::new));

        AtOnce.run(4, () -> {
            while (telling.tellSome(1)) {
                Thread.yield();
            }
            return true;
        });
        watch.look();

        assertThat(readers.toldOf(citizens)).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void one_whose_history_is_damaged_keeps_nobody_else_from_hearing() throws SQLException {
        String damaged = readers.reader(TierReaders.FALLS);
        String sound = readers.reader(TierReaders.FALLS);
        readers.publishFor(damaged, sound);
        readers.forgetWhatWasTold(damaged, sound);
        long id = city.idOf(damaged);
        readers.change("UPDATE histories SET events = '\\x07'::bytea || events WHERE citizen_id = ?", damaged);
        try {
            watch.look();
        } finally {
            readers.change("UPDATE histories SET events = substring(events FROM 2) WHERE citizen_id = ?", damaged);
        }

        assertThat(readers.one("SELECT count(*) FROM citizen_messages WHERE citizen_id = ?", id))
                .isZero();
        assertThat(readers.told(sound)).hasSize(1);
    }

    private boolean waitsForACitizen() throws SQLException {
        return readers.one("SELECT count(*) FROM pg_stat_activity WHERE " + WAITING) > 0;
    }
}
