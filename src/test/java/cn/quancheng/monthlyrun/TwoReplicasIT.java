package cn.quancheng.monthlyrun;

import cn.quancheng.Replica;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.servers.EmbeddedServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/** Two processes of the service on one database. */
class TwoReplicasIT {
    private static final int CITIZENS = 5_000;

    @TempDir
    private Path folder;

    private EmbeddedServers servers;

    @BeforeEach
    void aDatabase() {
        servers = EmbeddedServers.start(new DataFolder(folder.resolve("servers")), () -> {}, key -> null);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void share_a_run_and_the_one_that_is_left_ends_it_with_the_identical_result() throws Exception {
        Path data = folder.resolve("first");
        Replica first = Replica.start(servers, data, CITIZENS);
        Replica second = Replica.beside(servers, data, folder.resolve("second"), CITIZENS);
        byte[] scores = first.scores(first.newest());

        int run;
        try (Connection holder = Replica.database(servers);
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            // Nobody gets past the last partition, so that the first one dies in the middle of the month.
            statement.execute("LOCK TABLE histories_31 IN ACCESS EXCLUSIVE MODE");
            run = first.begin();
            assertThat(second.begin()).isEqualTo(run);
            first.kill();
            holder.rollback();
        }

        second.follow(run);
        assertThat(second.scores(run)).isEqualTo(scores);
        second.stop();
    }
}
