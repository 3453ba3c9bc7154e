package cn.quancheng.security.signatures;

import cn.quancheng.platform.Refusal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.Set;

/** Finds out who signed a request; whoever brings no signature is left to the other ways in. */
@ApplicationScoped
class SignatureMechanism implements HttpAuthenticationMechanism {
    private static final String INPUT = "Signature-Input";

    /** What has to be signed, for whoever was refused (RFC 9421, section 5). */
    private static final ChallengeData WANTED = new ChallengeData(
            401, "Accept-Signature", "sig1=(\"@method\" \"@target-uri\" \"content-digest\");created;keyid;nonce");

    private final RequestReader reader;

    SignatureMechanism(RequestReader reader) {
        this.reader = reader;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (context.request().getHeader(INPUT) == null) {
            return Uni.createFrom().nullItem();
        }
        try {
            return identities.authenticate(reader.read(context));
        } catch (Refusal refusal) {
            return Uni.createFrom().failure(new AuthenticationFailedException(refusal));
        }
    }

    /** Nothing where the request was not signed: who signed nothing is told of tokens. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return context.request().getHeader(INPUT) == null
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().item(WANTED);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SignedRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.OTHER_HEADER, INPUT));
    }

    /** Before tokens: a request that is signed is judged by its signature. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    /** What a signed body has to come to, for {@link SignedBody}; empty where the request was not signed. */
    static Optional<Expected> expected(RoutingContext context) {
        return Optional.ofNullable(context.get(Expected.class.getName()));
    }

    /** What was signed of a body: its digest, or that there is none. */
    record Expected(Optional<ContentDigest> digest) {
        boolean isMetBy(byte[] body) {
            return digest.map(signed -> signed.isOf(body)).orElse(body.length == 0);
        }

        void keepIn(RoutingContext context) {
            context.put(Expected.class.getName(), this);
        }
    }
}
