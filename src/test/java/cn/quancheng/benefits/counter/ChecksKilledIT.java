package cn.quancheng.benefits.counter;

import cn.quancheng.AtOnce;
import cn.quancheng.Replica;
import cn.quancheng.benefits.counter.PackagedCounter.Answer;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.servers.EmbeddedServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the service in the middle of many counters' questions for two hundred places; the database is nobody's child here.
 * {@code -Dbenefits.races=50} kills it fifty times.
 */
class ChecksKilledIT {
    private static final int ROUNDS = Integer.getInteger("benefits.races", 3);
    private static final int CITIZENS = 5_000;
    private static final int VISITORS = 300;
    private static final int CLIENTS = 32;
    private static final int PLACES = 200;
    /** Of so many one goes away with what is held, and never comes back. */
    private static final int GOES_AWAY_ONE_IN = 6;

    private static final String TRIP = "TRAVEL_GROUP_COUPON";
    private static final String AGENCY = "jiahua-travel";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Map<String, String> SETTINGS =
            Map.of("QUANCHENG_BENEFITS_CHECKS_A_MINUTE", "100000", "QUANCHENG_BENEFITS_HOLD", "PT15S");

    @TempDir
    private static Path folder;

    private static EmbeddedServers servers;
    private static PackagedRows rows;
    private static Replica service;

    private final Random random = new Random(20261206);

    /** What counters were told before the service died, and after: checks answered yes, and what was taken of them. */
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void aCity() {
        servers = EmbeddedServers.start(new DataFolder(folder.resolve("servers")), () -> {}, key -> null);
        rows = new PackagedRows(servers);
        service = start();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.stop();
        servers.close();
    }

    @Test
    void what_counters_were_told_is_still_so_and_every_place_is_taken_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            nobodyWasHere();
            int until = 5 + random.nextInt(120);
            List<Callable<Void>> acts = new ArrayList<>();
            Queue<String> first = new ConcurrentLinkedQueue<>(codes());
            PackagedCounter before = new PackagedCounter(service, AGENCY);
            for (int i = 0; i < CLIENTS; i++) {
                acts.add(() -> serve(before, first, GOES_AWAY_ONE_IN));
            }
            acts.add(() -> {
                await().atMost(PATIENCE).pollInterval(SOON).until(() -> taken.size() >= until);
                service.kill();
                return null;
            });
            AtOnce.run(acts);
            assertThat(first).as("round %d, killed in the middle", round).isNotEmpty();

            service = start();
            PackagedCounter after = new PackagedCounter(service, AGENCY);
            for (String check : taken) {
                Answer again = after.redeem(check);
                assertThat(again.status())
                        .as("round %d, what was taken stays taken", round)
                        .isEqualTo(201);
                assertThat(again.text("redemptionId")).isEqualTo(check);
            }
            for (String check : held) {
                take(after, check);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(after.placesLeft(TRIP)).isEqualTo(PLACES - taken.size()));
            Queue<String> rest = new ConcurrentLinkedQueue<>(codes());
            AtOnce.run(CLIENTS, () -> serve(after, rest, Integer.MAX_VALUE));

            assertThat(taken).as("round %d", round).hasSize(PLACES);
            assertThat(after.placesLeft(TRIP)).isZero();
            for (String distinct : new String[] {"id", "citizen_id", "place"}) {
                assertThat(rows.count(
                                "SELECT count(DISTINCT " + distinct
                                        + ") FROM benefit_checks WHERE taken_at IS NOT NULL AND scenario = ?",
                                TRIP))
                        .as("round %d, %s", round, distinct)
                        .isEqualTo(PLACES);
            }
        }
    }

    /** One client: asks about whoever comes next and redeems, until nobody waits or nobody answers. */
    private Void serve(PackagedCounter counter, Queue<String> waiting, int oneGoesAway) {
        try {
            for (String code = waiting.poll(); code != null; code = waiting.poll()) {
                Answer answer = counter.check(code, TRIP);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                if (answer.isYes()) {
                    held.add(answer.text("checkId"));
                    if (held.size() % oneGoesAway > 0) {
                        take(counter, answer.text("checkId"));
                    }
                }
            }
        } catch (IOException killed) {
            assertThat(oneGoesAway).as("nobody kills it now: %s", killed).isEqualTo(GOES_AWAY_ONE_IN);
        }
        return null;
    }

    private void take(PackagedCounter counter, String check) throws IOException {
        Answer answer = counter.redeem(check);
        assertThat(answer.status()).as(answer.body()).isIn(201, 409);
        if (answer.status() == 201) {
            taken.add(check);
        }
    }

    private static Replica start() {
        return Replica.start(servers, folder.resolve("service"), CITIZENS, SETTINGS);
    }

    private void nobodyWasHere() throws SQLException {
        held.clear();
        taken.clear();
        for (String table : List.of("benefit_checks", "benefit_places", "benefit_codes")) {
            rows.update("DELETE FROM " + table + " WHERE scenario = ?", TRIP);
        }
    }

    /** Fresh codes of people who can have the offer. */
    private static List<String> codes() throws SQLException {
        List<String> codes = rows.codes(TRIP, VISITORS, "A", "AA", "AAA");
        assertThat(codes).hasSize(VISITORS);
        return codes;
    }
}
