package cn.quancheng.declarations;

import cn.quancheng.intake.BatchAnswers;
import cn.quancheng.intake.BatchFilter;
import cn.quancheng.intake.BatchProgress;
import cn.quancheng.intake.FileFormat;
import cn.quancheng.intake.Intake;
import cn.quancheng.intake.Sending;
import cn.quancheng.intake.SentFile;
import cn.quancheng.platform.Idempotency;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.DepartmentGrant;
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

/** Files of the volunteer system at the door. */
@Path(VolunteerServiceResource.PATH)
@Tag(name = "信用记录")
@RolesAllowed({Role.Names.DEPARTMENT, Role.Names.OPERATOR, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class VolunteerServiceResource {
    static final String PATH = "/api/v1/volunteer-service/batches";

    private static final String EXAMPLE = "id_number,name,day,minutes\n11010519491231002X,示例,2026-11-07,240\n";

    private static final String EXAMPLE_NDJSON =
            "{\"id_number\":\"11010519491231002X\",\"name\":\"示例\",\"day\":\"2026-11-07\",\"minutes\":240}\n";

    private final Intake intake;
    private final VolunteerFile file;
    private final BatchAnswers batches;
    private final Idempotency idempotency;
    private final Caller caller;

    VolunteerServiceResource(
            Intake intake, VolunteerFile file, BatchAnswers batches, Idempotency idempotency, Caller caller) {
        this.intake = intake;
        this.file = file;
        this.batches = batches;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.Names.DEPARTMENT)
    @Consumes({FileFormat.Types.CSV, FileFormat.Types.NDJSON, FileFormat.Types.XLSX})
    @Operation(
            operationId = "confirmVolunteerService",
            summary = "志愿服务系统的文件：据此自动核验市民自主申报的志愿服务，分数当即重算",
            description =
                    "只核验市民本人已经申报、当日时长不少于所申报的；不足的由人办理。其余各行不改变任何数据，也不成为信用记录。" + "答复中accepted是没有差错的行数，不表明某人是否申报、是否加入。")
    @RequestBody(
            description =
                    "列：id_number,name,day,minutes。CSV、NDJSON或Excel工作簿（.xlsx），列名可用英文或中文；" + "同一天可有多行，时长相加，完全相同的行只算一次",
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
            description = "已接收，正在核对",
            content = @Content(schema = @Schema(implementation = BatchProgress.class)))
    @APIResponse(responseCode = "403", description = "本部门无权报送志愿服务")
    public Response confirm(
            @Parameter(description = Sending.DRY_RUN) @QueryParam("dryRun") @Nullable String dryRun,
            InputStream bytes,
            @Context HttpHeaders headers)
            throws SQLException {
        DepartmentGrant grant = caller.departmentGrant();
        if (!grant.allowsItem(VolunteerFile.ITEM)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "declarations.not-your-item");
        }
        Sending sending = Sending.asked(caller.login(), idempotency.requestKey(), dryRun);
        SentFile sent = new SentFile(FileFormat.of(headers.getMediaType()), bytes);
        return batches.accepted(intake.receive(file, file.stager(grant, sending), sending, sent), PATH);
    }

    @GET
    @Operation(operationId = "listVolunteerServiceBatches", summary = "列出志愿服务文件，新的在前；部门只见自己账户的")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "查询条件或分页参数有误")
    public Page<BatchProgress> list(@BeanParam BatchFilter filter, @BeanParam PageQuery page) throws SQLException {
        return batches.list(VolunteerFile.KIND, filter, page);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getVolunteerServiceBatch", summary = "查看志愿服务文件的处理进度")
    @APIResponse(responseCode = "200", description = "进度与结果")
    @APIResponse(responseCode = "404", description = "没有这个批次，或者不是本部门的")
    public BatchProgress progress(@PathParam("id") long id) throws SQLException {
        return batches.progress(id, VolunteerFile.KIND);
    }

    @GET
    @Path("/{id}/errors")
    @Produces("text/csv")
    @Operation(operationId = "getVolunteerServiceBatchErrors", summary = "下载未被接收的行：line,field,value,message")
    @APIResponse(responseCode = "200", description = "CSV，身份证号已遮盖")
    @APIResponse(responseCode = "404", description = "没有这个批次，或者不是本部门的")
    public Response errors(@PathParam("id") long id) throws SQLException {
        return batches.faults(id, VolunteerFile.KIND);
    }

    @GET
    @Path("/{id}/rejected")
    @RolesAllowed(Role.Names.DEPARTMENT)
    @Produces({"text/csv", FileFormat.Types.XLSX})
    @Operation(
            operationId = "getVolunteerServiceBatchRejected",
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
        return batches.rejected(id, VolunteerFile.KIND, form);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.Names.DEPARTMENT, Role.Names.OPERATOR})
    @Operation(operationId = "cancelVolunteerServiceBatch", summary = "取消还没有开始核对的文件：不改变任何数据；可以重复")
    @APIResponse(responseCode = "204", description = "已取消")
    @APIResponse(responseCode = "404", description = "没有这个批次，或者不是本部门的")
    @APIResponse(responseCode = "409", description = "已经开始核对，或已经处理完")
    public void cancel(@PathParam("id") long id) throws SQLException {
        batches.cancel(id, VolunteerFile.KIND);
    }
}
