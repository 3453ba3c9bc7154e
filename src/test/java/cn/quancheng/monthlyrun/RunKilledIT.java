package cn.quancheng.monthlyrun;

import cn.quancheng.Replica;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.servers.EmbeddedServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills the service in the middle of a month, really, again and again; the database is nobody's child here. */
class RunKilledIT {
    private static final int CITIZENS = 150_000;
    private static final int ROUNDS = 20;
    private static final int STOPPED_POLITELY_EVERY = 5;

    @TempDir
    private static Path folder;

    private static EmbeddedServers servers;
    private static Replica service;

    private final Random random = new Random(20261123);

    @BeforeAll
    static void aCity() {
        servers = EmbeddedServers.start(new DataFolder(folder.resolve("servers")), () -> {}, key -> null);
        service = start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.stop();
        servers.close();
    }

    @Test
    void a_run_that_is_killed_at_any_instant_goes_on_by_itself_and_ends_with_the_identical_result() throws Exception {
        byte[] scores = scores();
        long began = System.nanoTime();
        service.follow(service.begin());
        long length = System.nanoTime() - began;
        int inTheMiddle = 0;

        for (int round = 0; round < ROUNDS; round++) {
            int run = service.begin();
            LockSupport.parkNanos((long) (length * random.nextDouble()));
            end(round);
            long done = partitionsDone(run);
            inTheMiddle += done > 0 && done < Runs.PARTITIONS ? 1 : 0;
            service = start();
            // Nobody asks for it.
            service.follow(run);
            assertThat(service.scores(run))
                    .as("round %d, killed with %d partitions done", round, done)
                    .isEqualTo(scores);
        }
        assertThat(inTheMiddle).as("kills that hit a run in its middle").isGreaterThanOrEqualTo(ROUNDS / 5);
    }

    private static Replica start() {
        return Replica.start(servers, folder.resolve("service"), CITIZENS);
    }

    private static byte[] scores() {
        return service.scores(service.newest());
    }

    private static void end(int round) throws InterruptedException {
        if (round % STOPPED_POLITELY_EVERY == 0) {
            service.stop();
        } else {
            service.kill();
        }
    }

    private static long partitionsDone(int run) throws SQLException {
        try (Connection connection = Replica.database(servers);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM run_partitions WHERE run_id = " + run + " AND done_at IS NOT NULL")) {
            row.next();
            return row.getLong(1);
        }
    }
}
