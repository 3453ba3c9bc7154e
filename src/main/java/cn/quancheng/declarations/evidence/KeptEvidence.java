package cn.quancheng.declarations.evidence;

import cn.quancheng.declarations.evidence.cleaning.MediaKind;
import cn.quancheng.declarations.evidence.store.StoreKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** What is known of a stored file. The key that opens it rests here, sealed; the file's own name is not kept. */
@Entity
@Table(name = "evidence")
class KeptEvidence {
    @Id
    private long id;

    @Column(name = "declaration_id", nullable = false)
    private long declarationId;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(nullable = false)
    private short place;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private MediaKind media;

    @Column(nullable = false)
    private int bytes;

    @Column(nullable = false)
    private byte[] digest;

    @Column(name = "store_key", nullable = false)
    private String storeKey;

    @Column(name = "sealed_key", nullable = false)
    private byte[] sealedKey;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "delete_on")
    private @Nullable LocalDate deleteOn;

    /** For Hibernate, which fills the fields. */
    protected KeptEvidence() {}

    /** @param whose the declaration and the citizen, with the place among the declaration's */
    KeptEvidence(long id, Whose whose, TakenEvidence taken, byte[] sealedKey, Instant now) {
        this.id = id;
        declarationId = whose.declarationId();
        citizenId = whose.citizenId();
        place = (short) whose.place();
        media = taken.kind();
        bytes = taken.bytes();
        digest = taken.digest();
        storeKey = taken.file().value();
        this.sealedKey = sealedKey;
        createdAt = now;
    }

    /** Whose a file is, and which of theirs. */
    record Whose(long declarationId, long citizenId, int place) {}

    EvidencePiece piece() {
        return new EvidencePiece(id, declarationId, citizenId, place, media, bytes, createdAt, deleteOn);
    }

    boolean is(TakenEvidence taken) {
        return Arrays.equals(digest, taken.digest());
    }

    int place() {
        return place;
    }

    StoreKey file() {
        return new StoreKey(storeKey);
    }

    byte[] sealedKey() {
        return sealedKey;
    }
}
