package cn.quancheng.security.signatures;

import cn.quancheng.platform.Refusal;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Compares the body of a signed request with the digest that was signed, before anything interprets it. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class SignedBody implements ReaderInterceptor {
    private static final int LARGEST = 1 << 20;

    private final CurrentVertxRequest request;

    SignedBody(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Optional<SignatureMechanism.Expected> expected = SignatureMechanism.expected(request.getCurrent());
        if (expected.isEmpty()) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "platform.status-413");
        }
        if (!expected.get().isMetBy(body)) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "signatures.digest");
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
