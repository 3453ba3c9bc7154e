package cn.quancheng.citizens;

import cn.quancheng.intake.BatchAnswers;
import cn.quancheng.intake.BatchProgress;
import cn.quancheng.intake.FileFormat;
import cn.quancheng.intake.SentFile;
import cn.quancheng.platform.Idempotency;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.io.InputStream;
import java.sql.SQLException;

/** The population register's files at the door. */
@Path(RegisterResource.PATH)
@Tag(name = "人口库")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class RegisterResource {
    static final String PATH = "/api/v1/citizens/batches";

    private static final String EXAMPLE =
            "id_number,name,district,agreed_on,agreement_no\n370199198503120010,示例,历下区,2026-10-08,TY-0001\n";

    private static final String EXAMPLE_NDJSON = """
            {"id_number":"370199198503120010","name":"示例","district":"历下区","agreed_on":"2026-10-08",\
            "agreement_no":"TY-0001"}
            """;

    private final Citizens citizens;
    private final BatchAnswers batches;
    private final Idempotency idempotency;
    private final Caller caller;

    RegisterResource(Citizens citizens, BatchAnswers batches, Idempotency idempotency, Caller caller) {
        this.citizens = citizens;
        this.batches = batches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.Names.OPERATOR)
    @Consumes({FileFormat.Types.CSV, FileFormat.Types.NDJSON, FileFormat.Types.XLSX})
    @Operation(operationId = "loadCitizens", summary = "上传人口库文件；已有的市民按新内容更新")
    @RequestBody(
            description = "列：id_number,name,district；可加 status（ACTIVE、MOVED、DECEASED），"
                    + "agreed_on、agreement_no（知情同意的日期和同意书编号；没有同意的市民不计分），"
                    + "name_changed_on（更名日期；姓名与人口库中不同的行，没有它不予接收）。CSV、NDJSON或Excel工作簿（.xlsx）",
            content = {
                @Content(
                        mediaType = FileFormat.Types.CSV,
                        schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)),
                @Content(
                        mediaType = FileFormat.Types.NDJSON,
                        schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE_NDJSON)),
                @Content(
                        mediaType = FileFormat.Types.XLSX,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        format = "binary",
                                        examples = FileFormat.Types.XLSX_EXAMPLE))
            })
    @APIResponse(
            responseCode = "202",
            description = "已接收，正在入库",
            content = @Content(schema = @Schema(implementation = BatchProgress.class)))
    public Response load(InputStream bytes, @Context HttpHeaders headers) throws SQLException {
        SentFile file = new SentFile(FileFormat.of(headers.getMediaType()), bytes);
        return batches.accepted(citizens.load(caller.login(), file, idempotency.requestKey()), PATH);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCitizensBatch", summary = "查看人口库文件的处理进度")
    @APIResponse(responseCode = "200", description = "进度与结果")
    @APIResponse(responseCode = "404", description = "没有这个批次")
    public BatchProgress progress(@PathParam("id") long id) throws SQLException {
        return batches.progress(id, RegisterFile.KIND);
    }

    @GET
    @Path("/{id}/errors")
    @Produces("text/csv")
    @Operation(operationId = "getCitizensBatchErrors", summary = "下载未被接收的行：line,field,value,message")
    @APIResponse(responseCode = "200", description = "CSV，身份证号已遮盖")
    @APIResponse(responseCode = "404", description = "没有这个批次")
    public Response errors(@PathParam("id") long id) throws SQLException {
        return batches.faults(id, RegisterFile.KIND);
    }
}
