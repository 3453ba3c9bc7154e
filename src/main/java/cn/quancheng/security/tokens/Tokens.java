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
import java.util.UUID;
import java.util.stream.Collectors;

/** Issues tokens. */
@ApplicationScoped
public class Tokens {
    static final String ISSUER = "quancheng";

    /** The claim that carries the version of the account: seconds, as {@code iat} has them, are too coarse. */
    static final String VERSION = "ver";

    /** The claim that carries a citizen's session; accounts have none. */
    public static final String SESSION = "sid";

    /** How long a citizen's token is good for: the session gives the next one without asking the citizen. */
    public static final Duration CITIZENS_LIFETIME = Duration.ofMinutes(15);

    private static final Duration SHORTEST = Duration.ofMinutes(15);

    /** How long any token is good for at most. */
    static final Duration LONGEST = Duration.ofMinutes(60);

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
        JwtClaimsBuilder claims = of(admitted.login(), lifetime)
                .claim(VERSION, admitted.tokenVersion())
                .groups(admitted.roles().stream().map(Role::name).collect(Collectors.toSet()));
        admitted.department().map(DepartmentGrant::department).ifPresent(name -> claims.claim("department", name));
        return sign(claims);
    }

    /**
     * A signed token of whoever signed in as a citizen, good for {@link #CITIZENS_LIFETIME} and no longer than its
     * session.
     *
     * @param name without meaning to anybody outside
     */
    public String issue(String name, UUID session) {
        return sign(
                of(name, CITIZENS_LIFETIME).claim(SESSION, session.toString()).groups(Role.CITIZEN.name()));
    }

    private JwtClaimsBuilder of(String name, Duration goodFor) {
        Instant now = clock.instant();
        return Jwt.issuer(ISSUER).subject(name).upn(name).issuedAt(now).expiresAt(now.plus(goodFor));
    }

    private String sign(JwtClaimsBuilder claims) {
        SigningKey key = keys.signing();
        return claims.jws().algorithm(SignatureAlgorithm.ES256).keyId(key.kid()).sign(key.privateKey());
    }
}
