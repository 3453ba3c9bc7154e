package cn.quancheng.models;

import cn.quancheng.platform.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The notices at the door: anyone may read what there is to agree to, and what there was. */
@Path("/api/v1/notices")
@Tag(name = "告知书", description = "市民同意之前读到的全文，人人可读")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class NoticesResource {
    private final Notices notices;

    NoticesResource(Notices notices) {
        this.notices = notices;
    }

    @GET
    @Path("/current")
    @Operation(operationId = "currentNotice", summary = "今天生效的告知书")
    @APIResponse(responseCode = "200", description = "全文")
    public NoticeAnswer current() {
        return NoticeAnswer.of(notices.current());
    }

    @GET
    @Path("/{version}")
    @Operation(operationId = "getNotice", summary = "某一版本的告知书；以前的版本一直可读")
    @APIResponse(responseCode = "200", description = "全文")
    @APIResponse(responseCode = "404", description = "没有这一版本")
    public NoticeAnswer version(@PathParam("version") String version) {
        return notices.version(version)
                .map(NoticeAnswer::of)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "models.no-notice"));
    }
}
