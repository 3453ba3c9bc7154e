package cn.quancheng.platform;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Digests the bodies of {@link Idempotent} endpoints as they were sent, before anything interprets them. For that it
 * holds them in memory, and so refuses large ones.
 */
@Provider
class BodyDigester implements ReaderInterceptor {
    private static final int LARGEST = 1 << 20;

    private final BodyDigest digest;
    private final ResourceInfo endpoint;

    BodyDigester(BodyDigest digest, ResourceInfo endpoint) {
        this.digest = digest;
        this.endpoint = endpoint;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // A name binding would say this more simply, but an interceptor's binding on this class would wrap this class.
        if (!endpoint.getResourceMethod().isAnnotationPresent(Idempotent.class)) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "platform.status-413");
        }
        digest.of(body);
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
