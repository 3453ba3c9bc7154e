package cn.quancheng.scenarios;

import cn.quancheng.platform.Sha256;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An answer that is ready to be sent, again and again.
 *
 * @param tag its ETag, with the quotation marks
 */
record Rendered(byte[] bytes, String type, String tag) {
    /** Long enough for who pages to and fro; a change is seen soon. */
    private static final String FRESH_FOR = "public, max-age=5";

    private static final int TAG_BYTES = 16;

    static Rendered of(byte[] bytes, String type) {
        byte[] digest = Arrays.copyOf(Sha256.of(bytes), TAG_BYTES);
        return new Rendered(bytes, type, '"' + HexFormat.of().formatHex(digest) + '"');
    }

    /** @param known the request's If-None-Match: what the caller has already */
    Response.ResponseBuilder answer(@Nullable String known) {
        Response.ResponseBuilder answer =
                isAmong(known) ? Response.notModified() : Response.ok(bytes).header(HttpHeaders.CONTENT_TYPE, type);
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, FRESH_FOR);
    }

    private boolean isAmong(@Nullable String known) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }
}
