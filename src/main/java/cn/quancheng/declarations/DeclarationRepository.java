package cn.quancheng.declarations;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.SealedText;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The rows of the declarations, with what citizens said in their own words sealed. */
@ApplicationScoped
class DeclarationRepository implements PanacheRepositoryBase<Declaration, Long> {
    private static final EnumSet<DeclarationState> STANDING =
            EnumSet.of(DeclarationState.SUBMITTED, DeclarationState.ACCEPTED);

    private static final String TABLE = "declarations";

    private final SealedText statements;
    private final SealedText replies;

    DeclarationRepository(IdentityVault vault) {
        this.statements = new SealedText(vault.atRest("declarations"), TABLE, "sealed_statement");
        this.replies = new SealedText(vault.atRest("declaration-replies"), TABLE, "sealed_reply");
    }

    @Produces
    @Singleton
    SealedColumn sealedStatements() {
        return statements.column();
    }

    @Produces
    @Singleton
    SealedColumn sealedReplies() {
        return replies.column();
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("declarations", TABLE, """
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
        return statements.seal(id, statement);
    }

    byte[] sealReply(long id, String reply) {
        return replies.seal(id, reply);
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
        HeldRow said = statements.opened(row, "sealedStatement", "statement");
        return replies.opened(said, "sealedReply", "reply");
    }

    private static @Nullable String open(SealedText text, long id, byte @Nullable [] sealed) {
        return sealed == null ? null : text.open(id, sealed);
    }
}
