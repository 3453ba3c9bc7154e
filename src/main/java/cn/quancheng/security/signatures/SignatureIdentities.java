package cn.quancheng.security.signatures;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Says who signed a request: the same somebody that a token would say. A signature is taken once; nothing is remembered of
 * a key, so that whoever is suspended is refused from that commit on.
 */
@ApplicationScoped
class SignatureIdentities implements IdentityProvider<SignedRequest> {
    private final SignatureKeyRepository keys;
    private final Nonces nonces;

    SignatureIdentities(SignatureKeyRepository keys, Nonces nonces) {
        this.keys = keys;
        this.nonces = nonces;
    }

    @Override
    public Class<SignedRequest> getRequestType() {
        return SignedRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SignedRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request));
    }

    private SecurityIdentity identity(SignedRequest request) {
        SignatureKeyRepository.Key key = keys.find(request.input().keyId())
                .filter(found -> request.isSignedWith(found.algorithm(), found.key()))
                .orElseThrow(() -> refused("signatures.unknown"));
        if (!nonces.take(request.input())) {
            throw refused("signatures.replayed");
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.login()))
                .addRole(Role.MERCHANT.name())
                .build();
    }

    private static AuthenticationFailedException refused(String words) {
        return new AuthenticationFailedException(Refusal.of(Refusal.Kind.UNAUTHENTICATED, words));
    }
}
