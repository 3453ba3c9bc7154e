package cn.quancheng.declarations;

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
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The rows of the declarations, with what citizens said in their own words sealed. */
@ApplicationScoped
class DeclarationRepository implements PanacheRepositoryBase<Declaration, Long> {
    private static final EnumSet<DeclarationState> STANDING =
            EnumSet.of(DeclarationState.SUBMITTED, DeclarationState.ACCEPTED);

    private final AtRest statements;
    private final AtRest replies;

    DeclarationRepository(IdentityVault vault) {
        this.statements = vault.atRest("declarations");
        this.replies = vault.atRest("declaration-replies");
    }

    @Produces
    @Singleton
    SealedColumn sealedStatements() {
        return column("sealed_statement", statements);
    }

    @Produces
    @Singleton
    SealedColumn sealedReplies() {
        return column("sealed_reply", replies);
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("declarations", "declarations", """
                SELECT id, review_id, state, item, grade, quantity, occurred_on, issuer, document_no, sealed_statement,
                       falsehood_id, sealed_reply
                FROM declarations WHERE citizen_id = ? ORDER BY id
                """, this::opened);
    }

    long nextId() {
        return ((Number) getEntityManager()
                        .createNativeQuery("SELECT nextval('declaration_numbers')", Long.class)
                        .getSingleResult())
                .longValue();
    }

    /** A citizen's, the newest first; one more than the page shows where there are more. */
    List<Declaration> of(long citizenId, PageQuery page) {
        return find(
                        "citizenId = ?1 and id < ?2 order by id desc",
                        citizenId,
                        page.afterNumber().orElse(Long.MAX_VALUE))
                .range(0, page.size())
                .list();
    }

    /** All of a citizen's. */
    List<Declaration> of(long citizenId) {
        return list("citizenId = ?1 order by id", citizenId);
    }

    Optional<Declaration> of(long citizenId, long id) {
        return find("id = ?1 and citizenId = ?2", id, citizenId).firstResultOptional();
    }

    /** The one of a citizen's about the same thing that waits or counts. */
    Optional<Declaration> same(long citizenId, String sameAs) {
        return find("citizenId = ?1 and sameAs = ?2 and state in ?3", citizenId, sameAs, STANDING)
                .firstResultOptional();
    }

    byte[] sealStatement(long id, String statement) {
        return seal(statements, id, statement);
    }

    byte[] sealReply(long id, String reply) {
        return seal(replies, id, reply);
    }

    /** What the citizen said; null where nothing, or where it is forgotten. */
    @Nullable
    String statement(Declaration declaration) {
        return open(statements, declaration.id(), declaration.sealedStatement());
    }

    /** What the citizen says to its being held false; null where nothing. */
    @Nullable
    String reply(Declaration declaration) {
        return open(replies, declaration.id(), declaration.sealedReply());
    }

    private HeldRow opened(HeldRow row) {
        HeldRow opened = opened(row, "sealedStatement", "statement", statements);
        return opened(opened, "sealedReply", "reply", replies);
    }

    private static HeldRow opened(HeldRow row, String sealed, String name, AtRest atRest) {
        @Nullable
        String words = row.values().containsKey(sealed) ? open(atRest, row.number("id"), row.bytes(sealed)) : null;
        return words == null ? row : row.with(name, words).without(sealed);
    }

    private static SealedColumn column(String name, AtRest atRest) {
        return new SealedColumn(
                "declarations", "id", "int8send(id)", name, (id, text) -> atRest.seal(id, atRest.open(id, text)));
    }

    private static byte[] seal(AtRest atRest, long id, String text) {
        return atRest.seal(owner(id), text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String open(AtRest atRest, long id, byte @Nullable [] sealed) {
        return sealed == null ? null : new String(atRest.open(owner(id), sealed), StandardCharsets.UTF_8);
    }

    private static byte[] owner(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }
}
