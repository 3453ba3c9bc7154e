package cn.quancheng.merchants;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What an account signs in with, shown this once.
 *
 * @param previousUntil until when the secret that it replaces works too; absent where it replaces none
 */
@Schema(name = "MerchantCredential", example = """
        {"login":"jinan-library","secret":"vX3k…","previousUntil":"2026-11-25T09:00:00Z"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Credential(
        String login,
        @Schema(description = "只显示这一次") String secret,
        @Nullable Instant previousUntil) {
    /** An answer that nothing on the way may keep. */
    static Response in(Response.ResponseBuilder answer, Object secrets) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(secrets)
                .build();
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "credential of " + login;
    }
}
