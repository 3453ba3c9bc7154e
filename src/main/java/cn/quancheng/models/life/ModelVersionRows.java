package cn.quancheng.models.life;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The rows of versions, of what was written into them and of what approvers said. */
@ApplicationScoped
class ModelVersionRows implements PanacheRepositoryBase<ModelVersion, String> {
    /** The version, locked to the end of the transaction: whoever changes anything of it at the same time waits. */
    Optional<ModelVersion> lock(String version) {
        return Optional.ofNullable(
                getEntityManager().find(ModelVersion.class, version, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * The version, locked, with all that people did about it.
     *
     * @throws Refusal 404 where there is none
     */
    Drafted required(String version) {
        return lock(version).map(this::drafted).orElseThrow(ModelVersionRows::none);
    }

    /**
     * The version as it stands, with all that people did about it.
     *
     * @throws Refusal 404 where there is none
     */
    Drafted look(String version) {
        return findByIdOptional(version).map(this::drafted).orElseThrow(ModelVersionRows::none);
    }

    /** All versions, the last ones by their name first; one more than the page shows where there are more. */
    List<Drafted> all(PageQuery page) {
        String after = page.after().orElse(null);
        var found = after == null ? find("order by version desc") : find("version < ?1 order by version desc", after);
        return found.range(0, page.size()).list().stream().map(this::drafted).toList();
    }

    Drafted drafted(ModelVersion version) {
        EntityManager rows = getEntityManager();
        List<ModelEdit> edits = rows.createQuery("from ModelEdit where version = :version order by id", ModelEdit.class)
                .setParameter("version", version.version())
                .getResultList();
        List<ModelVote> votes = rows.createQuery(
                        "from ModelVote where version = :version and digest = :digest"
                                + " and catalogueDigest = :catalogue order by id",
                        ModelVote.class)
                .setParameter("version", version.version())
                .setParameter("digest", version.digest())
                .setParameter("catalogue", version.catalogueDigest())
                .getResultList();
        return new Drafted(version, edits, votes);
    }

    void add(ModelEdit edit) {
        getEntityManager().persist(edit);
    }

    void add(ModelVote vote) {
        getEntityManager().persist(vote);
    }

    void remove(ModelVote vote) {
        getEntityManager().remove(vote);
    }

    /**
     * Holds the shelf alone to the end of the transaction: no month is begun meanwhile, and of those who publish, withdraw
     * or make a version, each waits for the one before.
     */
    void lockShelf() {
        getEntityManager()
                .createNativeQuery("select revision from model_shelf for update")
                .getSingleResult();
    }

    /** Tells every replica, from the commit on, that another model scores some month. */
    void shelfChanged() {
        getEntityManager()
                .createNativeQuery("update model_shelf set revision = revision + 1")
                .executeUpdate();
    }

    /** Whether a version is published for a month as its first one. */
    boolean isTaken(YearMonth first) {
        return count("firstMonth = ?1", first.atDay(1)) > 0;
    }

    private static Refusal none() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "models.none");
    }
}
