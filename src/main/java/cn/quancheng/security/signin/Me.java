package cn.quancheng.security.signin;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.tokens.Tokens;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The citizen who sent the request that is being served. */
@RequestScoped
public class Me {
    private final SecurityIdentity identity;
    private final LiveSessions sessions;

    Me(SecurityIdentity identity, LiveSessions sessions) {
        this.identity = identity;
        this.sessions = sessions;
    }

    /**
     * The citizen of the calling token, by the number that the rooms know citizens by. It costs no statement where the
     * session was seen within ten seconds.
     *
     * @throws Refusal 403 while nobody is verified behind the token
     */
    public long citizen() {
        return verified().orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, "signin.unverified"));
    }

    /** The citizen of the calling token; empty while nobody is verified behind it. */
    public OptionalLong verified() {
        return session().map(sessions::standing).map(Standing::citizen).orElse(OptionalLong.empty());
    }

    /** How the audit book names the caller: {@code citizen/<number>}, or the sign-in while nobody is verified. */
    public String actor() {
        OptionalLong citizen = verified();
        return citizen.isPresent() ? actor(citizen.getAsLong()) : actor(signIn());
    }

    /** How the audit book names a WeChat behind which nobody was verified yet. */
    public static String actor(UUID signIn) {
        return SignIn.name(signIn);
    }

    /** How the audit book names a citizen. */
    public static String actor(long citizen) {
        return "citizen/" + citizen;
    }

    /**
     * The sign-in behind the calling token.
     *
     * @throws Refusal 403 when the token is of no citizen's session
     */
    public UUID signIn() {
        return session()
                .map(sessions::standing)
                .flatMap(standing -> Optional.ofNullable(standing.signIn()))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, "signin.no-session"));
    }

    Optional<UUID> session() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.<String>claim(Tokens.SESSION).map(UUID::fromString)
                : Optional.empty();
    }
}
