package cn.quancheng.intake;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.journal.Journal;
import cn.quancheng.security.accounts.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A file that was accepted outlives whoever accepted it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class FilesLeftWaitingTest {
    private static final String CITIZENS = "/api/v1/citizens/batches";
    private static final String RECORDS = "/api/v1/records/batches";

    @Inject
    TestCity city;

    @Inject
    IntakeDatabase database;

    @Inject
    AgroalDataSource connections;

    @Inject
    ShortTransactions transactions;

    @Inject
    Batches batches;

    @Inject
    BatchFaults faults;

    @Inject
    Journal journal;

    @Inject
    IntakeSettings settings;

    @Inject
    PebbleFile pebbles;

    @Inject
    BatchKinds kinds;

    @Inject
    DryRuns dryRuns;

    @Inject
    RefusedLines refusedLines;

    @BeforeEach
    void room() throws SQLException {
        database.execute(PebbleFile.TABLE);
    }

    @Test
    void a_file_whose_process_is_gone_is_applied_by_another_one() throws Exception {
        Applier gone = replica();
        gone.stop();
        long batch = receive(gone, "pebble\none\ntwo\n").batchId();
        assertThat(batches.find(batch).orElseThrow().state()).isEqualTo(BatchState.WAITING);

        // Nobody is told of it: the service's own look finds it.
        await().until(() -> batches.find(batch).orElseThrow().state() == BatchState.DONE);
        assertThat(database.number("SELECT count(*) FROM pebbles WHERE batch = " + batch))
                .isEqualTo(2);
    }

    @Test
    void replicas_that_look_at_the_same_time_apply_each_file_once() throws Exception {
        List<Applier> replicas = List.of(replica(), replica(), replica(), replica());
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Long>> sending = replicas.stream()
                    .flatMap(replica -> Stream.of(replica, replica, replica))
                    .map(replica -> (Callable<Long>)
                            () -> receive(replica, "pebble\na\nb\nc\n").batchId())
                    .toList();
            for (Future<Long> sent : senders.invokeAll(sending)) {
                long batch = sent.get();
                await().until(() -> batches.find(batch).orElseThrow().state() == BatchState.DONE);
                assertThat(database.number("SELECT count(*) FROM pebbles WHERE batch = " + batch))
                        .isEqualTo(3);
            }
        } finally {
            senders.shutdownNow();
            replicas.forEach(Applier::stop);
        }
    }

    @Test
    void what_waits_is_durable_and_shows_no_number_and_no_name() throws Exception {
        String citizen = IdentityNumbers.next();
        String stranger = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + citizen + ",泉小诚,历下区\n");
        database.whileOthersApply(() -> {
            String register = "id_number,name,district\n" + stranger + ",泉小诚,历下区\n" + citizen + "1,泉小诚,历下区\n";
            String records =
                    "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                            + UUID.randomUUID() + "," + citizen + ",泉小诚,HONOR,MUNICIPAL,,2026-01-20,,,,示例部门\n"
                            + citizen + "," + citizen + ",泉小诚,HONOR,MUNICIPAL,,2026-01-20,,,,示例部门\n";
            Response citizensSent = send(city.as(Role.OPERATOR), CITIZENS, register);
            Response recordsSent = send(city.asDepartment(), RECORDS, records);
            for (Response sent : List.of(citizensSent, recordsSent)) {
                assertThat(sent.jsonPath().getString("state")).isEqualTo("WAITING");
                assertSealed(Staging.table(sent.jsonPath().getLong("batchId")), citizen, stranger);
            }
        });
        await().until(() -> batches.waiting() == 0);
        city.search(stranger).then().statusCode(200);
    }

    private void assertSealed(String table, String citizen, String stranger) throws SQLException {
        assertThat(database.texts("SELECT relpersistence FROM pg_class WHERE relname = '" + table + "'"))
                .containsExactly("p");
        assertThat(database.texts("SELECT s::text FROM " + table + " s"))
                .hasSize(2)
                .noneMatch(row -> row.contains("泉小诚") || row.contains(hex("泉小诚")))
                .noneMatch(row -> row.contains(citizen) || row.contains(hex(citizen)))
                .noneMatch(row -> row.contains(stranger) || row.contains(hex(stranger)));
    }

    @Test
    void a_batch_that_failed_lets_its_key_be_used_again() throws Exception {
        String key = "key-" + UUID.randomUUID();
        String citizen = IdentityNumbers.next();
        String file = "id_number,name,district\n" + citizen + ",示例,历下区\n";
        Response[] sent = new Response[1];
        database.whileOthersApply(() -> {
            sent[0] = send(city.as(Role.OPERATOR).header("Idempotency-Key", key), CITIZENS, file);
            database.execute(
                    "ALTER TABLE " + Staging.table(sent[0].jsonPath().getLong("batchId")) + " DROP COLUMN born");
        });
        assertThat(city.follow(sent[0]).getString("state")).isEqualTo("FAILED");

        Response again = send(city.as(Role.OPERATOR).header("Idempotency-Key", key), CITIZENS, file + "\n");
        assertThat(city.follow(again).getLong("accepted")).isEqualTo(1);
        assertThat(again.jsonPath().getLong("batchId"))
                .isNotEqualTo(sent[0].jsonPath().getLong("batchId"));
    }

    @Test
    void a_file_that_can_not_be_applied_holds_up_no_other_one() throws Exception {
        long bad = receive(replicaOfTheService(), "pebble\nbad\n").batchId();
        long good = receive(replicaOfTheService(), "pebble\ngood\n").batchId();

        await().until(() -> batches.find(good).orElseThrow().state() == BatchState.DONE);
        assertThat(batches.find(bad).orElseThrow().state()).isEqualTo(BatchState.FAILED);
    }

    @Test
    void a_file_that_is_cut_off_again_and_again_is_given_up() throws Exception {
        long[] batch = new long[1];
        database.whileOthersApply(() -> {
            batch[0] = receive(replicaOfTheService(), "pebble\none\n").batchId();
            database.execute("UPDATE batches SET state = 'APPLYING', attempts = 5 WHERE id = " + batch[0]);
        });

        await().until(() -> batches.find(batch[0]).orElseThrow().state().isFinal());
        assertThat(batches.find(batch[0]).orElseThrow().failure()).contains("多次中断");
    }

    @Test
    void a_file_that_was_being_received_is_given_up_with_its_process() throws Exception {
        long batch = batches.open(pebbles, new Sending("a process that is gone", Optional.empty()));
        batches.giveUpSilent();
        assertThat(batches.find(batch).orElseThrow().state()).isEqualTo(BatchState.RECEIVING);

        database.execute("UPDATE batches SET heard_at = heard_at - interval '1 hour' WHERE id = " + batch);

        await().until(() -> batches.find(batch).orElseThrow().state() == BatchState.FAILED);
        assertThat(database.texts("SELECT tablename FROM pg_tables WHERE tablename = '" + Staging.table(batch) + "'"))
                .isEmpty();
    }

    private Applier replica() {
        return new Applier(connections, batches, journal, kinds, dryRuns);
    }

    /** One that need not hear of a file, because the service itself looks. */
    private Applier replicaOfTheService() {
        Applier silent = replica();
        silent.stop();
        return silent;
    }

    private Batch receive(Applier applier, String file) throws SQLException {
        return new Intake(batches, faults, refusedLines, transactions, applier, settings)
                .receive(
                        pebbles,
                        PebbleFile.stager(),
                        new Sending("a client", Optional.empty()),
                        SentFile.csv(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    private static Response send(RequestSpecification sender, String path, String file) {
        return sender.contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
