package cn.quancheng.appeals;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The rows of the second looks, with what citizens said in them sealed. */
@ApplicationScoped
class SecondLookRepository implements PanacheRepositoryBase<SecondLook, Long> {
    private final AtRest sealed;

    SecondLookRepository(IdentityVault vault) {
        this.sealed = vault.atRest("second-looks");
    }

    @Produces
    @Singleton
    SealedColumn statements() {
        return new SealedColumn(
                "second_looks",
                "id",
                "int8send(id)",
                "sealed_statement",
                (id, statement) -> sealed.seal(id, sealed.open(id, statement)));
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("appeals", "second_looks", """
                SELECT id, to_char(month, 'YYYY-MM') AS month, sealed_statement, state, asked_at, due_on, ended_at, reason
                FROM second_looks WHERE citizen_id = ? ORDER BY id
                """, this::opened);
    }

    /** A number that no other review has. */
    long nextNumber() {
        return (Long) getEntityManager()
                .createNativeQuery("select nextval('review_numbers')", Long.class)
                .getSingleResult();
    }

    byte[] seal(long id, String statement) {
        return sealed.seal(owner(id), statement.getBytes(StandardCharsets.UTF_8));
    }

    String statement(SecondLook look) {
        return open(look.id(), look.sealedStatement());
    }

    boolean hasOpen(long citizenId) {
        return count("citizenId = ?1 and state = ?2", citizenId, ReviewState.OPEN) > 0;
    }

    Optional<SecondLook> locked(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The one of a citizen that is open, locked to the end of the transaction. */
    Optional<SecondLook> open(long citizenId) {
        return find("citizenId = ?1 and state = ?2", citizenId, ReviewState.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** A citizen's, the newest first; one more than the page shows where there are more. */
    List<SecondLook> of(long citizenId, long before, PageQuery page) {
        return find("citizenId = ?1 and id < ?2 order by id desc", citizenId, before)
                .range(0, page.size())
                .list();
    }

    /** Everybody's in a state, the oldest first; one more than the page shows where there are more. */
    List<SecondLook> in(ReviewState state, long after, PageQuery page) {
        return find("state = ?1 and id > ?2 order by id", state, after)
                .range(0, page.size())
                .list();
    }

    private HeldRow opened(HeldRow row) {
        return row.with("statement", open(row.number("id"), row.bytes("sealedStatement")))
                .without("sealedStatement");
    }

    private String open(long id, byte[] statement) {
        return new String(sealed.open(owner(id), statement), StandardCharsets.UTF_8);
    }

    private static byte[] owner(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }
}
