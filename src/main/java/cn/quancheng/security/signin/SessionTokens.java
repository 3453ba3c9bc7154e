package cn.quancheng.security.signin;

import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.tokens.Tokens;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Makes and reads the tokens of sessions. */
@ApplicationScoped
class SessionTokens {
    private final Tokens tokens;
    private final IdentityVault vault;

    SessionTokens(Tokens tokens, IdentityVault vault) {
        this.tokens = tokens;
        this.vault = vault;
    }

    /** A new access token of a session, and its newest refresh token. */
    Entered of(Session session) {
        return new Entered(
                session.signIn(),
                tokens.issue(SignIn.name(session.signIn()), session.id()),
                session.refreshToken().text(vault));
    }

    /** Reads a refresh token; empty when it is none that this service made. */
    Optional<RefreshToken> read(String refreshToken) {
        return RefreshToken.read(refreshToken, vault);
    }
}
