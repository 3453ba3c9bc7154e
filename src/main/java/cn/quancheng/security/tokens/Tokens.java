package cn.quancheng.security.tokens;

import cn.quancheng.security.accounts.Admission.Admitted;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Issues tokens. */
@ApplicationScoped
public class Tokens {
    static final String ISSUER = "quancheng";

    /** The claim that carries the version of the account: seconds, as {@code iat} has them, are too coarse. */
    static final String VERSION = "ver";

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final SigningKeys keys;
    private final Clock clock;
    private final Duration lifetime;

    Tokens(SigningKeys keys, Clock clock, TokenSettings settings) {
        this.keys = keys;
        this.clock = clock;
        this.lifetime = settings.lifetime();
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("quancheng.tokens.lifetime must be 15 to 60 minutes");
        }
    }

    /** How long a token is good for from the moment it is issued. */
    public Duration lifetime() {
        return lifetime;
    }

    /** A signed token (JWS, ES256) that says who somebody is and what roles they have. */
    public String issue(Admitted admitted) {
        Instant now = clock.instant();
        SigningKey key = keys.signing();
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .subject(admitted.login())
                .upn(admitted.login())
                .claim(VERSION, admitted.tokenVersion())
                .groups(admitted.roles().stream().map(Role::name).collect(Collectors.toSet()))
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
        admitted.department().map(DepartmentGrant::department).ifPresent(name -> claims.claim("department", name));
        return claims.jws().algorithm(SignatureAlgorithm.ES256).keyId(key.kid()).sign(key.privateKey());
    }
}
