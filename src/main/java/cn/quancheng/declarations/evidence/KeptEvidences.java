package cn.quancheng.declarations.evidence;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.DataKey;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;

/** The rows of the evidence, with the files' keys sealed in them. */
@ApplicationScoped
class KeptEvidences implements PanacheRepositoryBase<KeptEvidence, Long> {
    private final AtRest sealed;

    KeptEvidences(IdentityVault vault) {
        this.sealed = vault.atRest("evidence");
    }

    /** Only the files' keys are sealed anew when the house's change; the files stay as they are. */
    @Produces
    @Singleton
    SealedColumn fileKeys() {
        return new SealedColumn(
                "evidence", "id", "int8send(id)", "sealed_key", (id, key) -> sealed.seal(id, sealed.open(id, key)));
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("declarations", "evidence", """
                SELECT id, declaration_id, media, bytes, created_at, delete_on FROM evidence
                WHERE citizen_id = ? ORDER BY id
                """);
    }

    long nextNumber() {
        return (Long) getEntityManager()
                .createNativeQuery("select nextval('evidence_numbers')", Long.class)
                .getSingleResult();
    }

    byte[] seal(long id, DataKey key) {
        return sealed.seal(owner(id), key.bytes());
    }

    DataKey key(KeptEvidence evidence) {
        return DataKey.of(sealed.open(owner(evidence.piece().id()), evidence.sealedKey()));
    }

    /** A declaration's, in the order of their places. */
    List<KeptEvidence> of(long declarationId) {
        return list("declarationId = ?1 order by place", declarationId);
    }

    List<KeptEvidence> ofCitizen(long citizenId) {
        return list("citizenId", citizenId);
    }

    void end(long declarationId, LocalDate deleteOn) {
        update("deleteOn = ?1 where declarationId = ?2", deleteOn, declarationId);
    }

    private static byte[] owner(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }
}
