package cn.quancheng.security.tokens;

import cn.quancheng.security.accounts.TokenVersions;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells a true token. It takes the place of SmallRye's own reader, whose keys stand in the configuration: these change
 * while the service runs.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class TokenReader extends JWTCallerPrincipalFactory {
    private final SigningKeys keys;
    private final TokenSignatures signatures;
    private final TokenVersions versions;
    private final SessionCheck sessions;
    private final Clock clock;

    TokenReader(
            SigningKeys keys, TokenSignatures signatures, TokenVersions versions, SessionCheck sessions, Clock clock) {
        this.keys = keys;
        this.signatures = signatures;
        this.versions = versions;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        try {
            JwtClaims claims = signed(token);
            if (!isOfASessionThatLasts(claims) && !isOfItsAccountAsItStands(claims)) {
                throw new ParseException("the token was ended");
            }
            claims.setStringClaim("raw_token", token);
            return new DefaultJWTCallerPrincipal("JWT", claims);
        } catch (JoseException | InvalidJwtException | MalformedClaimException e) {
            // The library's message quotes the token, which until it ends is as good as a password.
            throw new ParseException("the token is not good");
        }
    }

    /** What a token claims that this service signed and that has not ended. */
    private JwtClaims signed(String token) throws JoseException, InvalidJwtException, ParseException {
        if (!(JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature read)
                || !signatures.isTrue(token, read, key(read))) {
            throw new ParseException("the token is not signed by this service");
        }
        JwtClaims claims = JwtClaims.parse(read.getUnverifiedPayload());
        new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setExpectedIssuer(Tokens.ISSUER)
                .setRequireSubject()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build()
                .processContext(new JwtContext(token, claims, List.of(read)));
        return claims;
    }

    private PublicKey key(JsonWebSignature read) throws ParseException {
        return Optional.ofNullable(read.getKeyIdHeaderValue())
                .flatMap(keys::named)
                .map(SigningKey::publicKey)
                .orElseThrow(() -> new ParseException("no such key"));
    }

    private boolean isOfASessionThatLasts(JwtClaims claims) throws MalformedClaimException {
        return claims.hasClaim(Tokens.SESSION)
                && sessions.isAlive(UUID.fromString(claims.getStringClaimValue(Tokens.SESSION)));
    }

    private boolean isOfItsAccountAsItStands(JwtClaims claims) throws MalformedClaimException {
        Long version = claims.getClaimValue(Tokens.VERSION, Long.class);
        return version != null && versions.isCurrent(claims.getSubject(), version);
    }
}
