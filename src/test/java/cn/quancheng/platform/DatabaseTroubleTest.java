package cn.quancheng.platform;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

import static cn.quancheng.platform.DatabaseTrouble.AWAY;
import static cn.quancheng.platform.DatabaseTrouble.BUSY;
import static cn.quancheng.platform.DatabaseTrouble.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

/** What is the database's trouble, and what is a fault of the house's own. */
class DatabaseTroubleTest {
    @Test
    void a_trouble_is_found_at_the_bottom_of_whatever_wraps_it() {
        SQLException lock = new SQLException("canceling statement due to lock timeout", "55P03");

        assertThat(DatabaseTrouble.of(new IllegalStateException(new RuntimeException(lock))))
                .contains(BUSY);
    }

    @Test
    void each_has_its_states() {
        assertThat(DatabaseTrouble.of(new SQLException("", "40P01"))).contains(BUSY);
        assertThat(DatabaseTrouble.of(new SQLException("", "57014"))).contains(TOO_LONG);
        assertThat(DatabaseTrouble.of(new SQLException("", "57P01"))).contains(AWAY);
        assertThat(DatabaseTrouble.of(new SQLException("", "08006"))).contains(AWAY);
    }

    @Test
    void a_pool_without_a_connection_left_is_one() {
        assertThat(DatabaseTrouble.of(new SQLException("Sorry, acquisition timeout!", new TimeoutException())))
                .contains(AWAY);
    }

    @Test
    void a_fault_of_the_houses_own_is_none() {
        assertThat(DatabaseTrouble.of(new SQLException("", "23505"))).isEmpty();
        assertThat(DatabaseTrouble.of(new SQLException("no state at all"))).isEmpty();
        assertThat(DatabaseTrouble.of(new IllegalStateException())).isEmpty();
        assertThat(DatabaseTrouble.of(null)).isEmpty();
    }
}
