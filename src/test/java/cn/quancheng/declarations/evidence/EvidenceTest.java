package cn.quancheng.declarations.evidence;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.declarations.evidence.cleaning.MediaKind;
import cn.quancheng.declarations.evidence.cleaning.Sent;
import cn.quancheng.declarations.evidence.store.EvidenceStore;
import cn.quancheng.declarations.evidence.store.StoreKey;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Evidence is kept for those whom it concerns, three at most, and goes when its time is over. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class EvidenceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 6);
    private static final AtomicInteger FILES = new AtomicInteger();

    @Inject
    Evidence evidence;

    @Inject
    EvidenceRetention retention;

    @Inject
    LooseFiles loose;

    @Inject
    EvidenceStore store;

    @Inject
    @All
    List<SealedColumn> sealedColumns;

    @Inject
    AgroalDataSource database;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private final long declaration = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    private String number = "";
    private long citizen;

    @BeforeEach
    void somebody() {
        clock.set(TODAY);
        number = IdentityNumbers.next();
        city.loadCitizens("id_number,name,district\n" + number + ",示例,历下区\n");
        citizen = city.idOf(number);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_piece_that_is_added_is_opened_again_and_rests_unreadable() throws Exception {
        EvidencePiece piece = add();

        OpenedEvidence opened = evidence.open(piece.id());

        assertThat(opened.piece()).isEqualTo(piece);
        assertThat(piece.kind()).isEqualTo(MediaKind.JPEG);
        assertThat(opened.content()).hasSize((int) piece.bytes()).startsWith(0xFF, 0xD8);
        assertThat(new String(store.get(fileOf(piece)).orElseThrow(), StandardCharsets.ISO_8859_1))
                .doesNotContain("JFIF");
        assertThat(evidence.of(declaration)).containsExactly(piece);
        assertThat(evidence.find(piece.id())).contains(piece);
    }

    @Test
    void of_many_sent_at_once_three_are_kept() throws Exception {
        List<Callable<Boolean>> sending = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TakenEvidence taken = take();
            sending.add(() -> isKept(taken));
        }

        assertThat(AtOnce.run(sending)).filteredOn(Boolean::booleanValue).hasSize(Evidence.MOST);
        assertThat(evidence.of(declaration)).extracting(EvidencePiece::place).containsExactly(1, 2, 3);
    }

    @Test
    void the_same_file_sent_twice_at_once_is_kept_once() throws Exception {
        byte[] file = Sent.jpeg(FILES.incrementAndGet());
        TakenEvidence one = evidence.take(new ByteArrayInputStream(file));
        TakenEvidence again = evidence.take(new ByteArrayInputStream(file));

        assertThat(AtOnce.run(List.of(() -> isKept(one), () -> isKept(again)))).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void a_piece_that_is_taken_back_makes_room_and_its_file_goes() throws Exception {
        EvidencePiece first = add();
        EvidencePiece second = add();
        add();
        StoreKey file = fileOf(first);

        evidence.drop(first.id());
        evidence.drop(first.id());
        loose.sweep();

        assertThat(store.get(file)).isEmpty();
        assertThatThrownBy(() -> evidence.open(first.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThat(add().place()).isEqualTo(1);
        assertThat(evidence.open(second.id()).content()).isNotEmpty();
    }

    @Test
    void a_transaction_that_comes_to_nothing_keeps_nothing_and_its_file_goes_within_the_hour() throws Exception {
        TakenEvidence taken = take();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> {
                    evidence.add(declaration, citizen, taken);
                    throw new IllegalStateException("something else goes wrong");
                }))
                .hasMessageContaining("something else");

        loose.sweep();
        assertThat(store.get(taken.file())).as("it may still be added").isPresent();
        clock.set(TODAY.plusDays(1));
        loose.sweep();

        assertThat(evidence.of(declaration)).isEmpty();
        assertThat(store.get(taken.file())).isEmpty();
        assertThatThrownBy(() -> evidence.add(declaration, citizen, taken))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("declarations.evidence-given-up"));
    }

    @Test
    void a_removal_that_comes_to_nothing_removes_nothing() throws Exception {
        EvidencePiece piece = add();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> {
                    evidence.forget(declaration);
                    throw new IllegalStateException("something else goes wrong");
                }))
                .hasMessageContaining("something else");
        loose.sweep();

        assertThat(evidence.open(piece.id()).content()).isNotEmpty();
    }

    @Test
    void evidence_goes_on_its_day_and_its_citizen_reads_that_it_did() throws Exception {
        EvidencePiece piece = add();
        StoreKey file = fileOf(piece);
        evidence.end(declaration, evidence.dayToDelete(false));
        assertThat(evidence.dayToDelete(true)).isEqualTo(TODAY.plusDays(90));

        clock.set(TODAY.plusDays(29));
        retention.deleteEnded();
        assertThat(evidence.of(declaration)).hasSize(1);
        clock.set(TODAY.plusDays(30));
        retention.deleteEnded();
        loose.sweep();

        assertThat(evidence.of(declaration)).isEmpty();
        assertThat(store.get(file)).isEmpty();
        assertThat(city.asCitizen(number).get("/api/v1/me/accesses").jsonPath().<String>getList("items.what"))
                .contains("按期删除了您为申报提交的证明材料");
    }

    @Test
    void who_leaves_leaves_nothing_behind() throws Exception {
        EvidencePiece piece = add();
        StoreKey file = fileOf(piece);
        evidence.forgetAllOf(citizen);
        loose.sweep();

        assertThat(evidence.of(declaration)).isEmpty();
        assertThat(store.get(file)).isEmpty();
    }

    @Test
    void a_file_or_a_key_that_was_exchanged_does_not_open() throws Exception {
        EvidencePiece piece = add();
        EvidencePiece other = add();
        byte[] sealed = store.get(fileOf(other)).orElseThrow();
        store.put(fileOf(piece), sealed);

        assertThatThrownBy(() -> evidence.open(piece.id())).isInstanceOf(IllegalStateException.class);

        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "UPDATE evidence SET sealed_key = (SELECT sealed_key FROM evidence WHERE id = ?) WHERE id = ?",
                    piece.id(),
                    other.id());
        }
        assertThatThrownBy(() -> evidence.open(other.id())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keys_are_sealed_anew_in_their_rows_and_files_stay_as_they_are() throws Exception {
        EvidencePiece piece = add();
        byte[] before = store.get(fileOf(piece)).orElseThrow();
        SealedColumn keys = sealedColumns.stream()
                .filter(column -> column.table().equals("evidence"))
                .findFirst()
                .orElseThrow();
        try (Connection connection = database.getConnection()) {
            byte[][] row = Sql.first(
                            connection,
                            "SELECT %s, %s FROM evidence WHERE id = ?".formatted(keys.owner(), keys.column()),
                            found -> new byte[][] {found.getBytes(1), found.getBytes(2)},
                            piece.id())
                    .orElseThrow();
            byte[] anew = keys.reseal().anew(row[0], row[1]);
            assertThat(Arrays.equals(anew, row[1])).isFalse();
            Sql.update(connection, "UPDATE evidence SET sealed_key = ? WHERE id = ?", anew, piece.id());
        }

        assertThat(evidence.open(piece.id()).content()).isNotEmpty();
        assertThat(store.get(fileOf(piece)))
                .hasValueSatisfying(file -> assertThat(file).isEqualTo(before));
    }

    private EvidencePiece add() throws IOException, SQLException {
        return evidence.add(declaration, citizen, take());
    }

    private TakenEvidence take() throws IOException, SQLException {
        return evidence.take(new ByteArrayInputStream(Sent.jpeg(FILES.incrementAndGet())));
    }

    private boolean isKept(TakenEvidence taken) throws SQLException {
        try {
            evidence.add(declaration, citizen, taken);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private StoreKey fileOf(EvidencePiece piece) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "SELECT store_key FROM evidence WHERE id = ?",
                            row -> new StoreKey(row.getString(1)),
                            piece.id())
                    .orElseThrow();
        }
    }
}
