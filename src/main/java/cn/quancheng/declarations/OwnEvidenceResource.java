package cn.quancheng.declarations;

import cn.quancheng.declarations.evidence.TakenEvidence;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;

/** What a citizen shows for a declaration. */
@Path("/api/v1/me/declarations/{id}/evidence")
@Tag(name = "自主申报")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnEvidenceResource {
    private final DeclaredEvidence evidence;
    private final Me me;

    OwnEvidenceResource(DeclaredEvidence evidence, Me me) {
        this.evidence = evidence;
        this.me = me;
    }

    @POST
    @Consumes({"image/jpeg", "image/png", "application/pdf", MediaType.APPLICATION_OCTET_STREAM})
    @ResponseStatus(201)
    @Operation(
            operationId = "addEvidence",
            summary = "提交一份证明材料：JPEG、PNG或PDF，每份至多5 MiB，每项申报至多三份",
            description = "按内容而不是名称辨认，重新编码后加密保存，附带的拍摄地点等信息不留。只有本人和经办的工作人员能看到，到期删除。")
    @RequestBody(
            description = "文件本身",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "201", description = "已保存")
    @APIResponse(responseCode = "404", description = "我没有这项申报")
    @APIResponse(responseCode = "409", description = "申报已经办结或撤回，已有三份，或者提交过这一份")
    @APIResponse(responseCode = "413", description = "文件太大")
    @APIResponse(responseCode = "415", description = "不是JPEG、PNG或PDF")
    @APIResponse(responseCode = "422", description = "文件打不开，或者含有不能接收的内容")
    @APIResponse(responseCode = "503", description = "正在检查的文件太多，或者存储暂时不可用")
    public EvidenceAnswers.Piece add(@PathParam("id") long id, InputStream file) throws IOException, SQLException {
        TakenEvidence taken = evidence.take(me.citizen(), id, file);
        return EvidenceAnswers.Piece.of(evidence.add(me.citizen(), id, taken, me.actor()));
    }

    @GET
    @Operation(operationId = "listEvidence", summary = "我为这项申报提交的证明材料")
    @APIResponse(responseCode = "200", description = "至多三份")
    @APIResponse(responseCode = "404", description = "我没有这项申报")
    public List<EvidenceAnswers.Piece> list(@PathParam("id") long id) {
        return evidence.list(me.citizen(), id, me.actor()).stream()
                .map(EvidenceAnswers.Piece::of)
                .toList();
    }

    @GET
    @Path("/{piece}")
    @Produces({"image/jpeg", "image/png", "application/pdf"})
    @Operation(operationId = "getEvidence", summary = "我提交的一份证明材料")
    @APIResponse(
            responseCode = "200",
            description = "重新编码后的文件",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "我没有这份材料")
    @APIResponse(responseCode = "503", description = "存储暂时不可用")
    public Response file(@PathParam("id") long id, @PathParam("piece") long piece) {
        return EvidenceAnswers.file(evidence.open(me.citizen(), id, piece, me.actor()));
    }

    @DELETE
    @Path("/{piece}")
    @Operation(operationId = "takeEvidenceBack", summary = "收回一份证明材料，当即删除；可以重复")
    @APIResponse(responseCode = "204", description = "已删除")
    @APIResponse(responseCode = "404", description = "我没有这项申报")
    @APIResponse(responseCode = "409", description = "申报已经办结或撤回：材料到期删除")
    public void drop(@PathParam("id") long id, @PathParam("piece") long piece) throws SQLException {
        evidence.drop(me.citizen(), id, piece, me.actor());
    }
}
