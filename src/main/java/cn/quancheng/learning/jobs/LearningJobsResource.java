package cn.quancheng.learning.jobs;

import cn.quancheng.learning.draft.DraftRequest;
import cn.quancheng.learning.draft.Drafts;
import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Idempotency;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
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
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;

/** Jobs of learning at the door: for those who ask for them, and for those who approve by them and oversee them. */
@Path(LearningJobsResource.PATH)
@Tag(name = "评分学习")
@RolesAllowed({Role.Names.MODELER, Role.Names.APPROVER, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class LearningJobsResource {
    static final String PATH = "/api/v1/learning/jobs";

    private final LearningJobs jobs;
    private final OutcomesUpload upload;
    private final Models models;
    private final Idempotency idempotency;
    private final Caller caller;
    private final Clock clock;

    LearningJobsResource(
            LearningJobs jobs,
            OutcomesUpload upload,
            Models models,
            Idempotency idempotency,
            Caller caller,
            Clock clock) {
        this.jobs = jobs;
        this.upload = upload;
        this.models = models;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Role.Names.MODELER)
    @Consumes("text/csv")
    @Operation(
            operationId = "startLearning",
            summary = "由结果数据学习：送来匿名的CSV，后台分箱、拟合、检验，得出报告和草案",
            description = "CSV须为UTF-8、匿名，首行是列名，一行一个结果；问题写在查询参数中。特征只能是目录中可以计数的事实；"
                    + "性别、年龄、区县等只可作为分组，用于公平性检查。文件只在任务结束之前加密保存。得出的只是建议：草案照样要模拟、批准。")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            examples = "outcome,PERK_FULFILLED.count,district\nkept,3,历下区\n")))
    @APIResponse(
            responseCode = "202",
            description = "已接收，依次进行",
            content = @Content(schema = @Schema(implementation = LearningJobs.Accepted.class)))
    @APIResponse(responseCode = "400", description = "缺少参数或参数有误，文件为空")
    @APIResponse(responseCode = "408", description = "上传太慢")
    @APIResponse(responseCode = "413", description = "文件太大")
    @APIResponse(responseCode = "415", description = "不是CSV")
    @APIResponse(responseCode = "422", description = "基础模型没有公布，或某一列不能成为草案的规则，violations逐列说明；或Idempotency-Key已用于另一文件或问题")
    @APIResponse(responseCode = "429", description = "等待的任务太多")
    public Response start(@BeanParam JobQuery query, InputStream csv) throws Exception {
        DraftRequest question = query.request(
                models.current().map(current -> current.model().version()).orElse(""));
        try {
            new Drafts(models).check(question);
        } catch (FaultyOutcomesException e) {
            throw refusal(e);
        }
        LearningJobs.Accepted accepted =
                upload.take(csv, bytes -> jobs.start(question, bytes, idempotency.requestKey(), caller.login()));
        return Response.accepted(accepted)
                .location(URI.create(PATH + "/" + accepted.jobId()))
                .build();
    }

    @GET
    @Operation(operationId = "listLearning", summary = "列出学习任务，新的在前；报告见各个任务")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<JobView> list(@BeanParam PageQuery query) throws SQLException {
        long before = query.afterNumber().orElse(Long.MAX_VALUE);
        return Page.of(jobs.before(before, query.size() + 1), query, job -> String.valueOf(job.id()))
                .map(job -> JobView.of(job, false, clock.instant()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getLearning", summary = "查看一个学习任务：到了哪一步、速度、剩余时间；完成之后是报告")
    @APIResponse(responseCode = "200", description = "进度或报告")
    @APIResponse(responseCode = "404", description = "没有这个任务")
    public JobView get(@PathParam("id") long id) throws SQLException {
        return JobView.of(jobs.find(id), true, clock.instant());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Names.MODELER)
    @Operation(operationId = "endLearning", summary = "停止等待中或进行中的任务；对已经结束的，删去它的报告和草案")
    @APIResponse(
            responseCode = "200",
            description = "停止之后的状态",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "204", description = "已删去")
    @APIResponse(responseCode = "404", description = "没有这个任务")
    public Response end(@PathParam("id") long id) throws SQLException {
        return jobs.end(id, caller.login())
                .map(job -> Response.ok(JobView.of(job, false, clock.instant())))
                .orElseGet(Response::noContent)
                .build();
    }

    private static Refusal refusal(FaultyOutcomesException faulty) {
        Refusal refusal = Refusal.of(Refusal.Kind.UNPROCESSABLE, "learning.question");
        for (OutcomeFault fault : faulty.faults()) {
            refusal = refusal.violation(fault.column(), "learning.fault", fault.reason());
        }
        return refusal;
    }
}
