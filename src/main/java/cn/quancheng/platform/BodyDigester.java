package cn.quancheng.platform;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a body into memory before anything interprets it, refuses a large one, and digests it as it was sent. Bodies
 * that are streamed, as files are, pass by.
 */
@Provider
class BodyDigester implements ReaderInterceptor {
    private static final int LARGEST = 1 << 20;

    private final BodyDigest digest;

    BodyDigester(BodyDigest digest) {
        this.digest = digest;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == InputStream.class) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "platform.status-413");
        }
        digest.of(body);
        context.setInputStream(new ByteArrayInputStream(body));
        Object read = context.proceed();
        if (read == null) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.body-missing");
        }
        return read;
    }
}
