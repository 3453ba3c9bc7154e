package cn.quancheng.citizens;

import cn.quancheng.intake.BatchAnswers;
import cn.quancheng.intake.BatchFilter;
import cn.quancheng.intake.BatchProgress;
import cn.quancheng.intake.FileFormat;
import cn.quancheng.intake.Sending;
import cn.quancheng.intake.SentFile;
import cn.quancheng.platform.Idempotency;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

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
    public Response load(
            @Parameter(description = Sending.DRY_RUN) @QueryParam("dryRun") @Nullable String dryRun,
            InputStream bytes,
            @Context HttpHeaders headers)
            throws SQLException {
        Sending sending = Sending.asked(caller.login(), idempotency.requestKey(), dryRun);
        SentFile file = new SentFile(FileFormat.of(headers.getMediaType()), bytes);
        return batches.accepted(citizens.load(sending, file), PATH);
    }

    @GET
    @Operation(operationId = "listCitizensBatches", summary = "列出人口库文件，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "查询条件或分页参数有误")
    public Page<BatchProgress> list(@BeanParam BatchFilter filter, @BeanParam PageQuery page) throws SQLException {
        return batches.list(RegisterFile.KIND, filter, page);
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

    @GET
    @Path("/{id}/rejected")
    @RolesAllowed(Role.Names.OPERATOR)
    @Produces({"text/csv", FileFormat.Types.XLSX})
    @Operation(
            operationId = "getCitizensBatchRejected",
            summary = "下载未被接收的行的原文，改好可直接再传",
            description = "各列与报送时相同，末尾另加行号、问题两列，再传时不看这两列。只给上传的账户，每次下载记入日志；原文加密保存，数日后删除。")
    @APIResponse(responseCode = "200", description = "CSV，或form=xlsx时的工作簿")
    @APIResponse(responseCode = "400", description = "form不是csv或xlsx")
    @APIResponse(responseCode = "404", description = "没有这个批次，或者不是本账户上传的")
    @APIResponse(responseCode = "409", description = "还没有处理完")
    @APIResponse(responseCode = "410", description = "原文已经删除")
    public Response rejected(
            @PathParam("id") long id,
            @Parameter(description = "csv（缺省）或xlsx", example = "xlsx") @QueryParam("form") @Nullable String form)
            throws SQLException {
        return batches.rejected(id, RegisterFile.KIND, form);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(operationId = "cancelCitizensBatch", summary = "取消还没有开始入库的文件：不改变任何数据；可以重复")
    @APIResponse(responseCode = "204", description = "已取消")
    @APIResponse(responseCode = "404", description = "没有这个批次")
    @APIResponse(responseCode = "409", description = "已经开始入库，或已经处理完")
    public void cancel(@PathParam("id") long id) throws SQLException {
        batches.cancel(id, RegisterFile.KIND);
    }
}
