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
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;

import java.security.Key;
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
    private static final AlgorithmConstraints ES256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final SigningKeys keys;
    private final TokenVersions versions;
    private final SessionCheck sessions;
    private final Clock clock;

    TokenReader(SigningKeys keys, TokenVersions versions, SessionCheck sessions, Clock clock) {
        this.keys = keys;
        this.versions = versions;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ES256)
                    .setVerificationKeyResolver(this::key)
                    .setExpectedIssuer(Tokens.ISSUER)
                    .setRequireSubject()
                    .setRequireIssuedAt()
                    .setRequireExpirationTime()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            if (!isOfASessionThatLasts(claims) && !isOfItsAccountAsItStands(claims)) {
                throw new ParseException("the token was ended");
            }
            claims.setStringClaim("raw_token", token);
            return new DefaultJWTCallerPrincipal("JWT", claims);
        } catch (InvalidJwtException | MalformedClaimException e) {
            // The library's message quotes the token, which until it ends is as good as a password.
            throw new ParseException("the token is not good");
        }
    }

    private boolean isOfASessionThatLasts(JwtClaims claims) throws MalformedClaimException {
        return claims.hasClaim(Tokens.SESSION)
                && sessions.isAlive(UUID.fromString(claims.getStringClaimValue(Tokens.SESSION)));
    }

    private boolean isOfItsAccountAsItStands(JwtClaims claims) throws MalformedClaimException {
        Long version = claims.getClaimValue(Tokens.VERSION, Long.class);
        return version != null && versions.isCurrent(claims.getSubject(), version);
    }

    private Key key(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return Optional.ofNullable(token.getKeyIdHeaderValue())
                .flatMap(keys::named)
                .map(SigningKey::publicKey)
                .orElseThrow(() -> new UnresolvableKeyException("no such key"));
    }
}
