package cn.quancheng.citizens.own;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.io.IOException;
import java.sql.SQLException;

/** Everything that is held about the citizen who asks, and what of it stays after leaving. */
@Path("/api/v1/me/data")
@Tag(name = "我的数据")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class DataResource {
    private final AllHeld held;
    private final Me me;
    private final AuditBook audit;

    DataResource(AllHeld held, Me me, AuditBook audit) {
        this.held = held;
        this.me = me;
        this.audit = audit;
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "getMyData",
            summary = "持有我的全部数据：逐表列出，每一部分说明是什么、为什么持有、退出之后留下什么",
            description = "加密保存的内容在这里是明文；检索用的摘要只作说明。没有同意过的市民也可以查看。")
    @APIResponse(
            responseCode = "200",
            description = "按表分组",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "data", value = """
            {"asOf":"2026-11-24T04:00:00Z","note":"…","sections":{"records":{"what":"报送的信用记录","stays":"依法保存",
            "rows":[{"recordNo":"ZY-1","item":"VOLUNTEER_SERVICE","occurredOn":"2026-05-01"}]}}}""")))
    public Response get() throws SQLException, IOException {
        long citizen = me.citizen();
        audit.record(AuditEntry.of(me.actor(), "DATA_READ").about(citizen));
        return Response.ok(held.about(citizen))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"quancheng.json\"")
                .build();
    }

    @GET
    @Path("/retention")
    @Operation(operationId = "getRetention", summary = "退出之后留下什么、为什么，每类信息至多计入多久")
    @APIResponse(responseCode = "200", description = "逐类说明；不涉及任何人的数据")
    public Retention retention() {
        return held.retention();
    }
}
