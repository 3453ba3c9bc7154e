package cn.quancheng.security.tokens;

import cn.quancheng.platform.AdvisoryKey;
import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The signing keys in the database, their private halves sealed. */
@ApplicationScoped
class SigningKeyRepository {
    private static final int KID_BYTES = 8;
    private static final String LOCK = "select pg_advisory_xact_lock(" + AdvisoryKey.SIGNING_KEYS + ")";

    private static final String RETIRE = """
            update signing_keys
            set replaced_at = ?, sealed_private = case when purpose = 'RECEIPT' then null else sealed_private end
            where replaced_at is null and purpose = ?
            """;

    private final AtRest sealed;
    private final SecureRandom random = new SecureRandom();

    SigningKeyRepository(IdentityVault vault) {
        this.sealed = vault.atRest("signing-keys");
    }

    @Produces
    @Singleton
    SealedColumn privateHalves() {
        return new SealedColumn(
                "signing_keys",
                "kid",
                "convert_to(kid, 'UTF8')",
                "sealed_private",
                (kid, half) -> sealed.seal(kid, sealed.open(kid, half)));
    }

    /** Lets one replica at a time change the keys, to the end of its transaction. */
    void lock(Connection transaction) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(LOCK)) {
            lock.execute();
        }
    }

    /** All keys whose private half is there, the newest first. */
    List<SigningKey> all(Connection connection) throws SQLException {
        List<SigningKey> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select purpose, kid, public_jwk, sealed_private, made_at, replaced_at from signing_keys"
                                + " where sealed_private is not null order by replaced_at desc nulls first");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.add(key(row));
            }
        }
        return keys;
    }

    private SigningKey key(ResultSet row) throws SQLException {
        String jwk = row.getString("public_jwk");
        OffsetDateTime replaced = row.getObject("replaced_at", OffsetDateTime.class);
        try {
            return new SigningKey(
                    KeyPurpose.valueOf(row.getString("purpose")),
                    row.getString("kid"),
                    jwk,
                    PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey(),
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(
                                    sealed.open(owner(row.getString("kid")), row.getBytes("sealed_private")))),
                    row.getObject("made_at", OffsetDateTime.class).toInstant(),
                    replaced == null ? null : replaced.toInstant());
        } catch (JoseException | GeneralSecurityException e) {
            throw new IllegalStateException("a signing key cannot be read", e);
        }
    }

    /** The public halves of keys that sign no receipts any more, as they are published for good. */
    List<String> publicHalves(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "select public_jwk from signing_keys where sealed_private is null order by replaced_at desc",
                row -> row.getString(1));
    }

    /** Makes a key that signs from now on, in place of the one that did. One of receipts loses its private half. */
    void replace(Connection transaction, KeyPurpose purpose, Instant now) throws SQLException {
        Sql.update(transaction, RETIRE, now.atOffset(ZoneOffset.UTC), purpose.name());
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into signing_keys (kid, public_jwk, sealed_private, made_at, purpose) values (?, ?, ?, ?, ?)")) {
            byte[] kid = new byte[KID_BYTES];
            random.nextBytes(kid);
            KeyPair pair = newPair();
            String name = HexFormat.of().formatHex(kid);
            insert.setString(1, name);
            insert.setString(2, jwk(pair, name));
            insert.setBytes(3, sealed.seal(owner(name), pair.getPrivate().getEncoded()));
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.setString(5, purpose.name());
            insert.executeUpdate();
        }
    }

    private static byte[] owner(String kid) {
        return kid.getBytes(StandardCharsets.UTF_8);
    }

    private KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static String jwk(KeyPair pair, String kid) {
        EllipticCurveJsonWebKey jwk = new EllipticCurveJsonWebKey((ECPublicKey) pair.getPublic());
        jwk.setKeyId(kid);
        jwk.setUse("sig");
        jwk.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        return jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /** Forgets the keys of tokens that were replaced before an instant. */
    void forgetReplacedBefore(Connection transaction, Instant instant) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from signing_keys where purpose = 'TOKEN' and replaced_at < ?")) {
            delete.setObject(1, instant.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
