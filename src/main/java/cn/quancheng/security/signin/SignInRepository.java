package cn.quancheng.security.signin;

import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of the sign-ins, their openids sealed. */
@ApplicationScoped
class SignInRepository implements PanacheRepositoryBase<SignIn, UUID> {
    private static final String MAKE = """
            insert into sign_ins (id, openid_digest, sealed_openid, made_at) values (?1, ?2, ?3, ?4)
            on conflict (openid_digest) do nothing
            """;

    private final IdentityVault vault;
    private final AtRest sealed;

    SignInRepository(IdentityVault vault) {
        this.vault = vault;
        this.sealed = vault.atRest("sign-ins");
    }

    @Produces
    @Singleton
    SealedColumn openids() {
        return new SealedColumn(
                "sign_ins",
                "id",
                "openid_digest",
                "sealed_openid",
                (digest, openid) -> sealed.seal(digest, sealed.open(digest, openid)));
    }

    /** The sign-in of this openid, which is made where there is none, whoever else makes it at the same time. */
    SignIn of(String openid, Instant now) {
        byte[] digest = vault.digest("openid", openid);
        return find("openidDigest", digest).firstResultOptional().orElseGet(() -> {
            getEntityManager()
                    .createNativeQuery(MAKE)
                    .setParameter(1, UUID.randomUUID())
                    .setParameter(2, digest)
                    .setParameter(3, sealed.seal(digest, openid.getBytes(StandardCharsets.UTF_8)))
                    .setParameter(4, now)
                    .executeUpdate();
            return find("openidDigest", digest).firstResult();
        });
    }

    /** The openid of a sign-in. */
    String openid(SignIn signIn) {
        return new String(sealed.open(signIn.openidDigest(), signIn.sealedOpenid()), StandardCharsets.UTF_8);
    }

    /** The sign-in of a citizen. */
    Optional<SignIn> of(long citizen) {
        return find("citizenId", citizen).firstResultOptional();
    }

    /** Those of some citizens who have a sign-in. */
    List<Long> among(Long[] citizens) {
        return getEntityManager()
                .createNativeQuery("select citizen_id from sign_ins where citizen_id = any (?1)", Long.class)
                .setParameter(1, citizens)
                .getResultList();
    }

    /** The next citizens with a sign-in, by their numbers. */
    List<Long> citizensAfter(long citizen, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select citizen_id from sign_ins where citizen_id > ?1 order by citizen_id limit ?2",
                        Long.class)
                .setParameter(1, citizen)
                .setParameter(2, limit)
                .getResultList();
    }

    /** Locks a sign-in to the end of the transaction. */
    Optional<SignIn> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Lets one transaction at a time bind this citizen, whose row of sign-ins may not be there yet to be locked. */
    void lockBindingOf(long citizen) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(?1, ?2)", Object.class)
                .setParameter(1, AdvisoryKey.BINDING)
                .setParameter(2, (int) citizen)
                .getSingleResult();
    }
}
