package cn.quancheng.commitments;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.SealedText;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** The rows of the commitments, with what citizens said in them sealed. */
@ApplicationScoped
class CommitmentRepository implements PanacheRepositoryBase<Commitment, Long> {
    private static final String TABLE = "commitments";
    private static final List<CommitmentState> IN_FORCE = List.of(CommitmentState.MADE, CommitmentState.SUBMITTED);

    private final SealedText statement;

    CommitmentRepository(IdentityVault vault) {
        statement = new SealedText(vault.atRest("commitment-statements"), TABLE, "sealed_statement");
    }

    @Produces
    @Singleton
    SealedColumn statements() {
        return statement.column();
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows(TABLE, TABLE, """
                SELECT id, template, title, text, made_on, ends_on, state, sealed_statement, ended_at
                FROM commitments WHERE citizen_id = ? ORDER BY id
                """, row -> statement.opened(row, "sealedStatement", "statement"));
    }

    byte[] seal(long id, String words) {
        return statement.seal(id, words);
    }

    @Nullable
    String statement(Commitment commitment) {
        byte[] sealed = commitment.sealedStatement();
        return sealed == null ? null : statement.open(commitment.id(), sealed);
    }

    /** What of a citizen's has neither been kept nor ended. */
    List<Commitment> inForce(long citizenId) {
        return list("citizenId = ?1 and state in ?2 order by id", citizenId, IN_FORCE);
    }

    Optional<Commitment> inForce(long citizenId, String template) {
        return find("citizenId = ?1 and template = ?2 and state in ?3", citizenId, template, IN_FORCE)
                .firstResultOptional();
    }

    /** The one of a review. */
    Commitment ofReview(long reviewId) {
        return find("reviewId", reviewId).singleResult();
    }

    /** A citizen's, the newest first; one more than the page shows where there are more. */
    List<Commitment> of(long citizenId, PageQuery page) {
        return find(
                        "citizenId = ?1 and id < ?2 order by id desc",
                        citizenId,
                        page.afterNumber().orElse(Long.MAX_VALUE))
                .range(0, page.size())
                .list();
    }
}
