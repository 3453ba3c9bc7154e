package cn.quancheng.benefits.objections;

import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.SealedText;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of the objections, with what citizens said in them sealed. */
@ApplicationScoped
class ObjectionRepository implements PanacheRepositoryBase<Objection, Long> {
    private static final String TABLE = "benefit_objections";

    private final SealedText statement;

    ObjectionRepository(IdentityVault vault) {
        statement = new SealedText(vault.atRest("benefit-objection-statements"), TABLE, "sealed_statement");
    }

    @Produces
    @Singleton
    SealedColumn statements() {
        return statement.column();
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("benefits", TABLE, """
                SELECT id, check_id, sealed_statement FROM benefit_objections WHERE citizen_id = ? ORDER BY id
                """, row -> statement.opened(row, "sealedStatement", "statement"));
    }

    /** The number of the next one: it is needed before there is a row. */
    long number() {
        return (Long) getEntityManager()
                .createNativeQuery("SELECT nextval('benefit_objection_numbers')", Long.class)
                .getSingleResult();
    }

    byte[] seal(long id, String words) {
        return statement.seal(id, words);
    }

    String statement(Objection objection) {
        return statement.open(objection.id(), objection.sealedStatement());
    }

    /** The newest one about a check of a citizen's. */
    Optional<Objection> newest(long citizenId, UUID checkId) {
        return find("citizenId = ?1 and checkId = ?2 order by id desc", citizenId, checkId)
                .firstResultOptional();
    }

    /** A citizen's about some checks, the oldest first. */
    List<Objection> of(long citizenId, Collection<UUID> checks) {
        return list("citizenId = ?1 and checkId in ?2 order by id", citizenId, checks);
    }

    /** The one of a review; none where its citizen has left, or the check is forgotten. */
    Optional<Objection> ofReview(long reviewId) {
        return find("reviewId", reviewId).firstResultOptional();
    }
}
