package cn.quancheng.declarations.evidence;

import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What citizens show for their declarations. It knows declarations by number only: who may see, add or take back what, and
 * the line in the audit book about it, are the business of those who call.
 */
@ApplicationScoped
public class Evidence {
    /** The most files that a declaration has. */
    public static final int MOST = 3;

    private final EvidenceFiles files;
    private final KeptEvidences rows;
    private final LooseFiles loose;
    private final AgroalDataSource database;
    private final EvidenceSettings settings;
    private final Clock clock;

    Evidence(
            EvidenceFiles files,
            KeptEvidences rows,
            LooseFiles loose,
            AgroalDataSource database,
            EvidenceSettings settings,
            Clock clock) {
        this.files = files;
        this.rows = rows;
        this.loose = loose;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads a file to its end, checks it, makes it anew and stores it sealed. It takes its time, and no transaction should
     * wait for it: call this first, and {@link #add} in the transaction that looks whose the declaration is.
     *
     * @param file of which no more than 5 MiB are read
     * @throws Refusal 413, 415, 422 where it is not taken, with the reason; 503 where nobody has time, or the store is away
     */
    public TakenEvidence take(InputStream file) throws IOException, SQLException {
        return files.take(file);
    }

    /**
     * Keeps a file with a declaration, in the transaction that is under way.
     *
     * @throws Refusal 409 where the declaration has three already, or this one; 503 where it was taken too long ago
     */
    @Transactional(rollbackOn = Exception.class)
    public EvidencePiece add(long declarationId, long citizenId, TakenEvidence taken) throws SQLException {
        lock(declarationId);
        List<KeptEvidence> there = rows.of(declarationId);
        if (there.stream().anyMatch(one -> one.is(taken))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "declarations.evidence-same");
        }
        int place = IntStream.rangeClosed(1, MOST)
                .filter(free -> there.stream().noneMatch(one -> one.place() == free))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "declarations.evidence-three", MOST));
        if (!loose.claim(taken.file())) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "declarations.evidence-given-up");
        }
        long id = rows.nextNumber();
        KeptEvidence kept = new KeptEvidence(
                id,
                new KeptEvidence.Whose(declarationId, citizenId, place),
                taken,
                rows.seal(id, taken.key()),
                clock.instant());
        rows.persistAndFlush(kept);
        return kept.piece();
    }

    /** A declaration's, in the order of their places. */
    @Transactional(rollbackOn = Exception.class)
    public List<EvidencePiece> of(long declarationId) {
        return rows.of(declarationId).stream().map(KeptEvidence::piece).toList();
    }

    /** What is known of a piece, if there is one of this number. */
    @Transactional(rollbackOn = Exception.class)
    public Optional<EvidencePiece> find(long pieceId) {
        return rows.findByIdOptional(pieceId).map(KeptEvidence::piece);
    }

    /**
     * Opens a piece.
     *
     * @throws Refusal 404 where there is none of this number, 503 where the store is away
     * @throws IllegalStateException when its file is gone, or is not as it was stored
     */
    public OpenedEvidence open(long pieceId) {
        KeptEvidence kept = QuarkusTransaction.joiningExisting()
                .call(() -> rows.findByIdOptional(pieceId))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "declarations.evidence-not-found"));
        return new OpenedEvidence(kept.piece(), files.open(kept.file(), rows.key(kept)));
    }

    /** Takes one piece back: from the commit on nobody can open it. One that is not there is taken back already. */
    @Transactional(rollbackOn = Exception.class)
    public void drop(long pieceId) throws SQLException {
        drop(rows.findByIdOptional(pieceId).stream().toList());
    }

    /** Deletes all of a declaration's: from the commit on nobody can open them. */
    @Transactional(rollbackOn = Exception.class)
    public void forget(long declarationId) throws SQLException {
        lock(declarationId);
        drop(rows.of(declarationId));
    }

    /** Deletes everything that a citizen has shown, whoever decided what about it. */
    @Transactional(rollbackOn = Exception.class)
    public void forgetAllOf(long citizenId) throws SQLException {
        drop(rows.ofCitizen(citizenId));
    }

    /**
     * Says when a declaration's evidence is deleted, now that the declaration is decided or taken back; a later call
     * decides anew.
     *
     * @param deleteOn the first day on which it is not there any more
     */
    @Transactional(rollbackOn = Exception.class)
    public void end(long declarationId, LocalDate deleteOn) throws SQLException {
        lock(declarationId);
        rows.end(declarationId, deleteOn);
    }

    /**
     * The day for {@link #end} by this installation's settings, counted from today.
     *
     * @param accepted whether the declaration came to something
     */
    public LocalDate dayToDelete(boolean accepted) {
        return LocalDate.now(clock).plus(accepted ? settings.retention() : settings.retentionUnused());
    }

    private void drop(List<KeptEvidence> pieces) throws SQLException {
        for (KeptEvidence piece : pieces) {
            loose.drop(piece.file());
            rows.delete(piece);
        }
        rows.flush();
    }

    /** Who adds to one declaration, or ends it, at the same instant goes before or after. */
    private void lock(long declarationId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "SELECT pg_advisory_xact_lock(?, ?)",
                    AdvisoryKey.EVIDENCE,
                    Long.hashCode(declarationId));
        }
    }
}
