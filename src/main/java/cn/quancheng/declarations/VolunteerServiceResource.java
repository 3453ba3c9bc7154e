package cn.quancheng.declarations;

import cn.quancheng.intake.BatchAnswers;
import cn.quancheng.intake.BatchProgress;
import cn.quancheng.intake.Intake;
import cn.quancheng.platform.Idempotency;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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

import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;

/** Files of the volunteer system at the door. */
@Path(VolunteerServiceResource.PATH)
@Tag(name = "信用记录")
@RolesAllowed({Role.Names.DEPARTMENT, Role.Names.OPERATOR, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class VolunteerServiceResource {
    static final String PATH = "/api/v1/volunteer-service/batches";

    private static final String EXAMPLE = "id_number,name,day,minutes\n11010519491231002X,示例,2026-11-07,240\n";

    private final Intake intake;
    private final VolunteerFile file;
    private final IdentityVault vault;
    private final BatchAnswers batches;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Clock clock;

    VolunteerServiceResource(
            Intake intake,
            VolunteerFile file,
            IdentityVault vault,
            BatchAnswers batches,
            Idempotency idempotency,
            Caller caller,
            Clock clock) {
        this.intake = intake;
        this.file = file;
        this.vault = vault;
        this.batches = batches;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Role.Names.DEPARTMENT)
    @Consumes("text/csv")
    @Operation(
            operationId = "confirmVolunteerService",
            summary = "志愿服务系统的文件：据此自动核验市民自主申报的志愿服务，分数当即重算",
            description =
                    "只核验市民本人已经申报、当日时长不少于所申报的；不足的由人办理。其余各行不改变任何数据，也不成为信用记录。" + "答复中accepted是没有差错的行数，不表明某人是否申报、是否加入。")
    @RequestBody(
            description = "列：id_number,name,day,minutes。表头可用英文或中文列名；同一天可有多行，时长相加，完全相同的行只算一次",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)))
    @APIResponse(
            responseCode = "202",
            description = "已接收，正在核对",
            content = @Content(schema = @Schema(implementation = BatchProgress.class)))
    @APIResponse(responseCode = "403", description = "本部门无权报送志愿服务")
    public Response confirm(InputStream csv) throws SQLException {
        DepartmentGrant grant = caller.departmentGrant();
        if (!grant.allowsItem(VolunteerFile.ITEM)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "declarations.not-your-item");
        }
        VolunteerStager stager =
                new VolunteerStager(vault.session(), grant.department(), caller.login(), LocalDate.now(clock));
        return batches.accepted(intake.receive(file, stager, caller.login(), csv, idempotency.requestKey()), PATH);
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
}
