package cn.quancheng.platform;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Digests the bodies of {@link Idempotent} endpoints as they were sent, before anything interprets them. */
@Provider
@Idempotent
class BodyDigester implements ReaderInterceptor {
    private final BodyDigest digest;

    BodyDigester(BodyDigest digest) {
        this.digest = digest;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        InputStream body = digest.listenTo(context.getInputStream());
        context.setInputStream(body);
        Object read = context.proceed();
        body.transferTo(OutputStream.nullOutputStream());
        return read;
    }
}
