package cn.quancheng.intake;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.journal.Journal;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.DepartmentGrant;
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
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A file may be taken back until it is applied. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CancelledFilesTest {
    private static final String RECORDS = "/api/v1/records/batches";
    private static final int ROUNDS = Integer.getInteger("quancheng.rounds", 50);

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
    RefusedLines refusedLines;

    @Inject
    Cancellations cancellations;

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

    @BeforeEach
    void room() throws SQLException {
        database.execute(PebbleFile.TABLE);
    }

    @Test
    void a_file_that_waits_is_cancelled_changes_nothing_and_lets_its_key_be_used_again() throws Exception {
        String key = "key-" + UUID.randomUUID();
        String file = register(IdentityNumbers.next());
        database.whileOthersApply(() -> {
            Response sent =
                    send(city.as(Role.OPERATOR).header("Idempotency-Key", key), "/api/v1/citizens/batches", file);
            String batch = sent.header("Location");
            long id = sent.jsonPath().getLong("batchId");

            city.as(Role.AUDITOR).delete(batch).then().statusCode(403);
            city.as(Role.OPERATOR).delete(batch).then().statusCode(204);
            city.as(Role.OPERATOR).delete(batch).then().statusCode(204);

            assertThat(city.as(Role.OPERATOR).get(batch).jsonPath().getString("state"))
                    .isEqualTo("CANCELLED");
            assertThat(database.texts("SELECT tablename FROM pg_tables WHERE tablename = '" + Staging.table(id) + "'"))
                    .isEmpty();
            assertThat(database.texts(
                            "SELECT actor FROM audit_log WHERE action = 'BATCH_CANCELLED' AND subject = 'batch/" + id
                                    + "'"))
                    .containsExactly("operator-of-tests");
        });

        Response again = send(city.as(Role.OPERATOR).header("Idempotency-Key", key), "/api/v1/citizens/batches", file);
        assertThat(city.follow(again).getLong("accepted")).isEqualTo(1);
        city.as(Role.OPERATOR).delete(again.header("Location")).then().statusCode(409);
    }

    @Test
    void a_department_cancels_its_own_files_and_an_operator_everybodys() throws Exception {
        String citizen = IdentityNumbers.next();
        city.loadCitizens(register(citizen));
        database.whileOthersApply(() -> {
            String first = send(city.asDepartment(), RECORDS, record(citizen)).header("Location");
            String second = send(city.asDepartment(), RECORDS, record(citizen)).header("Location");
            RequestSpecification stranger =
                    city.asDepartment("stranger-of-tests", new DepartmentGrant("别的部门", Set.of("*"), false));

            stranger.delete(first).then().statusCode(404);
            city.asDepartment()
                    .delete(first.replace("records", "closures"))
                    .then()
                    .statusCode(404);
            city.asDepartment().delete(first).then().statusCode(204);
            city.as(Role.OPERATOR).delete(second).then().statusCode(204);
        });
    }

    @Test
    void who_cancels_and_who_applies_at_the_same_time_end_in_exactly_one_of_the_two() throws Exception {
        Applier applier = new Applier(connections, batches, journal, kinds, dryRuns);
        Applier silent = new Applier(connections, batches, journal, kinds, dryRuns);
        silent.stop();
        int cancelled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Batch batch = receive(silent, bytes("pebble\none\ntwo\n"));
            List<Boolean> done = AtOnce.run(List.of(
                    () -> {
                        applier.wake();
                        return true;
                    },
                    () -> isCancelled(batch)));
            await().until(() ->
                    batches.find(batch.batchId()).orElseThrow().state().isFinal());

            BatchState state = batches.find(batch.batchId()).orElseThrow().state();
            assertThat(state).isEqualTo(done.get(1) ? BatchState.CANCELLED : BatchState.DONE);
            assertThat(database.number("SELECT count(*) FROM pebbles WHERE batch = " + batch.batchId()))
                    .isEqualTo(done.get(1) ? 0 : 2);
            cancelled += done.get(1) ? 1 : 0;
        }
        applier.stop();
        assertThat(cancelled).isBetween(0, ROUNDS);
    }

    @Test
    void a_file_that_is_cancelled_while_it_is_being_received_is_refused_at_its_end() throws Exception {
        String client = "client-" + UUID.randomUUID();
        InputStream cancelling = new InputStream() {
            @Override
            public int read() {
                try {
                    cancellations.cancel(
                            batches.find(database.number("SELECT id FROM batches WHERE client = '" + client + "'"))
                                    .orElseThrow(),
                            "a test");
                    return -1;
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Applier silent = new Applier(connections, batches, journal, kinds, dryRuns);
        silent.stop();

        assertThatThrownBy(() -> intake(silent)
                        .receive(
                                pebbles,
                                PebbleFile.stager(),
                                new Sending(client, Optional.empty()),
                                SentFile.csv(new SequenceInputStream(bytes("pebble\none\ntwo\n"), cancelling))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));

        long id = database.number("SELECT id FROM batches WHERE client = '" + client + "'");
        assertThat(batches.find(id).orElseThrow().state()).isEqualTo(BatchState.CANCELLED);
        assertThat(database.texts("SELECT tablename FROM pg_tables WHERE tablename = '" + Staging.table(id) + "'"))
                .isEmpty();
    }

    private boolean isCancelled(Batch batch) throws SQLException {
        try {
            cancellations.cancel(batch, "a test");
            return true;
        } catch (Refusal e) {
            assertThat(e.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            return false;
        }
    }

    private Batch receive(Applier applier, InputStream file) throws SQLException {
        return intake(applier)
                .receive(pebbles, PebbleFile.stager(), new Sending("a client", Optional.empty()), SentFile.csv(file));
    }

    private Intake intake(Applier applier) {
        return new Intake(batches, faults, refusedLines, transactions, applier, settings);
    }

    private static InputStream bytes(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String register(String citizen) {
        return "id_number,name,district\n" + citizen + ",示例,历下区\n";
    }

    private static String record(String citizen) {
        return "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n"
                + UUID.randomUUID() + "," + citizen + ",示例,HONOR,MUNICIPAL,,2026-01-20,,,,示例部门\n";
    }

    private static Response send(RequestSpecification sender, String path, String file) {
        return sender.contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(path);
    }
}
