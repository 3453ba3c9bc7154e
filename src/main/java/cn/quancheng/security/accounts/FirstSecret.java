package cn.quancheng.security.accounts;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A secret that is shown this once. */
record FirstSecret(
        @Schema(examples = "civil-affairs") String login,

        @Schema(description = "只显示这一次", examples = "vX3k…") String secret) {

    /** The answer that shows it, and that nothing on the way may keep. */
    Response in(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").entity(this).build();
    }
}
