package cn.quancheng.ledger;

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

/** Files of closings at the door. */
@Path(ClosuresFileResource.PATH)
@Tag(name = "信用记录")
@RolesAllowed({Role.Names.DEPARTMENT, Role.Names.OPERATOR, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class ClosuresFileResource {
    static final String PATH = "/api/v1/closures/batches";

    private static final String EXAMPLE =
            "record_no,kind,closed_on,document_no,department\nG0003,DELISTED,2026-11-20,（2026）鲁01执恢12号,示例部门\n";

    private static final String EXAMPLE_NDJSON = """
            {"record_no":"G0003","kind":"DELISTED","closed_on":"2026-11-20","document_no":"（2026）鲁01执恢12号"}
            """;

    private final Ledger ledger;
    private final BatchAnswers batches;
    private final Idempotency idempotency;
    private final Caller caller;

    ClosuresFileResource(Ledger ledger, BatchAnswers batches, Idempotency idempotency, Caller caller) {
        this.ledger = ledger;
        this.batches = batches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.Names.DEPARTMENT)
    @Consumes({FileFormat.Types.CSV, FileFormat.Types.NDJSON, FileFormat.Types.XLSX})
    @Operation(
            operationId = "closeRecords",
            summary = "成批登记停用的记录（撤销、已履行、移出名单）：有关市民本月的分数当即重算",
            description = "整个文件一次生效，对其中每位市民各是一项决定。")
    @RequestBody(
            description = "列：record_no,kind,closed_on,document_no；可加 department。CSV、NDJSON或Excel工作簿（.xlsx），列名可用英文或中文",
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
    public Response close(
            @Parameter(description = Sending.DRY_RUN) @QueryParam("dryRun") @Nullable String dryRun,
            InputStream bytes,
            @Context HttpHeaders headers)
            throws SQLException {
        Sending sending = Sending.asked(caller.login(), idempotency.requestKey(), dryRun);
        SentFile file = new SentFile(FileFormat.of(headers.getMediaType()), bytes);
        return batches.accepted(ledger.close(sending, caller.departmentGrant(), file), PATH);
    }

    @GET
    @Operation(operationId = "listClosuresBatches", summary = "列出停用文件，新的在前；部门只见自己账户的")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "查询条件或分页参数有误")
    public Page<BatchProgress> list(@BeanParam BatchFilter filter, @BeanParam PageQuery page) throws SQLException {
        return batches.list(ClosingFile.KIND, filter, page);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getClosuresBatch", summary = "查看停用文件的处理进度")
    @APIResponse(responseCode = "200", description = "进度与结果")
    @APIResponse(responseCode = "404", description = "没有这个批次，或者不是本部门的")
    public BatchProgress progress(@PathParam("id") long id) throws SQLException {
        return batches.progress(id, ClosingFile.KIND);
    }

    @GET
    @Path("/{id}/errors")
    @Produces("text/csv")
    @Operation(operationId = "getClosuresBatchErrors", summary = "下载未被接收的行：line,field,value,message")
    @APIResponse(responseCode = "200", description = "CSV，身份证号已遮盖")
    @APIResponse(responseCode = "404", description = "没有这个批次，或者不是本部门的")
    public Response errors(@PathParam("id") long id) throws SQLException {
        return batches.faults(id, ClosingFile.KIND);
    }

    @GET
    @Path("/{id}/rejected")
    @RolesAllowed(Role.Names.DEPARTMENT)
    @Produces({"text/csv", FileFormat.Types.XLSX})
    @Operation(
            operationId = "getClosuresBatchRejected",
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
        return batches.rejected(id, ClosingFile.KIND, form);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.Names.DEPARTMENT, Role.Names.OPERATOR})
    @Operation(operationId = "cancelClosuresBatch", summary = "取消还没有开始入库的文件：不改变任何数据；可以重复")
    @APIResponse(responseCode = "204", description = "已取消")
    @APIResponse(responseCode = "404", description = "没有这个批次，或者不是本部门的")
    @APIResponse(responseCode = "409", description = "已经开始入库，或已经处理完")
    public void cancel(@PathParam("id") long id) throws SQLException {
        batches.cancel(id, ClosingFile.KIND);
    }
}
