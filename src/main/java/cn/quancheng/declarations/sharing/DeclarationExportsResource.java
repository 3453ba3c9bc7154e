package cn.quancheng.declarations.sharing;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;

/** The file of declarations at the door. */
@Path(DeclarationExportsResource.PATH)
@Tag(name = "申报同步")
@RolesAllowed(Role.Names.AUDITOR)
class DeclarationExportsResource {
    static final String PATH = "/api/v1/declarations/exports";

    private final DeclarationExports exports;
    private final DeclarationFile file;
    private final Caller caller;

    DeclarationExportsResource(DeclarationExports exports, DeclarationFile file, Caller caller) {
        this.exports = exports;
        this.file = file;
        this.caller = caller;
    }

    /** What the file is wanted for. */
    @Schema(name = "DeclarationExportRequest", example = "{\"purpose\":\"向市公共信用信息平台提供自主申报\"}")
    record Request(@NotBlank @Size(max = 500) String purpose) {}

    /** A wish that somebody else has to release. */
    @Schema(name = "DeclarationExportRequested", example = "{\"exportId\":4}")
    record Requested(long exportId) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Names.AUDITOR, Role.Names.APPROVER})
    @Operation(operationId = "listDeclarationExports", summary = "列出登记的申报导出：用途、登记人、何时登记；新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<ExportWish> list(
            @Parameter(description = "只列等待放行的") @QueryParam("pending") @DefaultValue("false") boolean pending,
            @BeanParam PageQuery query) {
        return exports.page(pending, query);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "requestDeclarationExport", summary = "登记导出自主申报的用途，等待另一人放行")
    @APIResponse(
            responseCode = "201",
            description = "已登记",
            content = @Content(schema = @Schema(implementation = Requested.class)))
    @APIResponse(responseCode = "400", description = "没有用途")
    public Response request(@Valid @NotNull Request request) {
        long wish = exports.request(request.purpose(), caller.login());
        return Response.created(URI.create(PATH + "/" + wish))
                .entity(new Requested(wish))
                .build();
    }

    @POST
    @Path("/{id}/release")
    @RolesAllowed({Role.Names.AUDITOR, Role.Names.APPROVER})
    @Operation(
            operationId = "releaseDeclarationExport",
            summary = "放行另一人登记的申报导出，24小时内供一次下载；先在GET /declarations/exports看清用途")
    @APIResponse(responseCode = "204", description = "已放行")
    @APIResponse(responseCode = "404", description = "没有这次导出登记")
    @APIResponse(responseCode = "409", description = "是自己登记的，已经放行，或双方的账户不能互相放行")
    public void release(@PathParam("id") long id) {
        exports.release(id, caller.login());
    }

    @GET
    @Path("/{id}/declarations.csv")
    @Produces("text/csv")
    @Operation(
            operationId = "exportDeclarations",
            summary = "下载供市公共信用信息平台接收的自主申报文件（须登记用途并由另一人放行，一次放行只供一次下载）",
            description = "只含告知书写明提供自主申报、且同意现仍有效的市民已核验通过的申报（ACCEPTED）。曾经提供而不再提供的，"
                    + "只给身份证号码和申报编号，状态为WITHDRAWN，请平台停止使用并删除；此行在九十日内的各次文件中重复。陈述、说明和证明材料从不提供。")
    @APIResponse(responseCode = "200", description = "CSV，按人口库顺序逐行传送")
    @APIResponse(responseCode = "403", description = "不是本人登记的，尚未放行，或放行已过24小时")
    @APIResponse(responseCode = "404", description = "没有这次导出登记")
    @APIResponse(responseCode = "409", description = "这次放行已经用于一次下载（中断的也算）")
    public Response declarations(@PathParam("id") long id) {
        exports.fetch(id, caller.login());
        StreamingOutput csv = output -> {
            try {
                file.write(output);
            } catch (SQLException e) {
                throw new IOException("the declarations could not be read", e);
            }
        };
        return Response.ok(csv, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"declarations-" + id + ".csv\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
