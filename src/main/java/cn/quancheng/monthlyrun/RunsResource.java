package cn.quancheng.monthlyrun;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.monthlyrun.watch.RunAlerts;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The monthly runs at the door. */
@Path(RunsResource.PATH)
@Tag(name = "月度计算")
@RolesAllowed({Role.Names.OPERATOR, Role.Names.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
class RunsResource {
    static final String PATH = "/api/v1/runs";

    private final MonthlyRun runs;
    private final RunAlerts alerts;
    private final AuditBook audit;
    private final Caller caller;
    private final Clock clock;

    RunsResource(MonthlyRun runs, RunAlerts alerts, AuditBook audit, Caller caller, Clock clock) {
        this.runs = runs;
        this.alerts = alerts;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Which month to compute.
     *
     * @param reason why, where the month is published already
     */
    @Schema(name = "RunRequest", example = "{\"month\":\"2026-11\",\"reason\":null}")
    record Request(
            @NotNull YearMonth month,

            @Nullable @Size(max = 500) String reason) {}

    @POST
    @RolesAllowed(Role.Names.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "startRun",
            summary = "计算一个月；中断过的从断点继续，已公布的须说明理由并成为新的修订版",
            description = "同一个月同时只有一次计算：正在计算时再次请求，得到的是同一次计算。")
    @APIResponse(
            responseCode = "202",
            description = "正在计算",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "400", description = "月份格式有误")
    @APIResponse(responseCode = "409", description = "本月已经算完而暂缓公布，或中断之后计分程序换了版本")
    @APIResponse(responseCode = "422", description = "月份未到、没有适用的模型，模型不合于现行目录，或重算没有理由")
    @Transactional(rollbackOn = Exception.class)
    public Response start(@Valid @NotNull Request request) throws SQLException {
        Started started = runs.start(request.month(), caller.login(), request.reason());
        if (started instanceof Started.Refused refused) {
            throw refusal(refused);
        }
        Started.Running running = (Started.Running) started;
        Run run = running.run();
        AuditEntry entry = AuditEntry.of(caller.login(), running.resumed() ? "RUN_RESUMED" : "RUN_STARTED")
                .on("run/" + run.id())
                .with("month", run.month());
        audit.record(request.reason() == null ? entry : entry.because(request.reason()));
        return Response.accepted(view(run))
                .location(URI.create(PATH + "/" + run.id()))
                .build();
    }

    @GET
    @Operation(operationId = "listRuns", summary = "列出各次计算，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    public Page<RunView> list(@BeanParam PageQuery query) throws SQLException {
        int before = query.after().map(RunsResource::number).orElse(Integer.MAX_VALUE);
        List<Run> page = runs.before(before, query.size() + 1);
        Map<Integer, List<String>> why = alerts.texts(page.stream().map(Run::id).toList());
        return Page.of(page, query, run -> String.valueOf(run.id()))
                .map(run -> view(run, why.getOrDefault(run.id(), List.of())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRun", summary = "查看一次计算的进度、速度和剩余时间；暂缓公布的，为什么")
    @APIResponse(responseCode = "200", description = "进度与结果")
    @APIResponse(responseCode = "404", description = "没有这次计算")
    public RunView get(@PathParam("id") int id) throws SQLException {
        return view(runs.find(id).orElseThrow(RunsResource::unknown));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(operationId = "stopRun", summary = "停止计算（可继续）；对已停止的再次请求，或对暂缓公布的，则放弃其全部结果")
    @APIResponse(responseCode = "200", description = "停止或放弃之后的状态")
    @APIResponse(responseCode = "404", description = "没有这次计算")
    @APIResponse(responseCode = "409", description = "已经公布，不能停止")
    @Transactional(rollbackOn = Exception.class)
    public RunView stop(@PathParam("id") int id) throws SQLException {
        Run run = runs.stop(id).orElseThrow(RunsResource::unknown);
        if (run.state() == RunState.PUBLISHED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.published");
        }
        audit.record(AuditEntry.of(caller.login(), "RUN_" + run.state()).on("run/" + id));
        return view(run);
    }

    private RunView view(Run run) throws SQLException {
        return view(run, alerts.texts(List.of(run.id())).getOrDefault(run.id(), List.of()));
    }

    private RunView view(Run run, List<String> why) {
        return RunView.of(run, runs.pace(run.id()), clock.instant(), why);
    }

    static int number(String cursor) {
        if (!cursor.matches("\\d{1,9}")) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation("after", "monthlyrun.cursor");
        }
        return Integer.parseInt(cursor);
    }

    static Refusal unknown() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "monthlyrun.unknown");
    }

    static Refusal refusal(Started.Refused refused) {
        return switch (refused.why()) {
            case AHEAD ->
                Refusal.of(Refusal.Kind.UNPROCESSABLE, "monthlyrun.ahead").violation("month", "monthlyrun.ahead");
            case NO_MODEL ->
                Refusal.of(Refusal.Kind.UNPROCESSABLE, "monthlyrun.no-model").violation("month", "monthlyrun.no-model");
            case NO_REASON ->
                Refusal.of(Refusal.Kind.UNPROCESSABLE, "monthlyrun.no-reason")
                        .violation("reason", "monthlyrun.no-reason");
            case HELD -> Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.held");
            case KERNEL_CHANGED -> Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.kernel-changed");
            case MODEL_OUTLAWED -> outlawed(refused.faults());
        };
    }

    private static Refusal outlawed(List<Fault> faults) {
        Refusal refusal = Refusal.of(Refusal.Kind.UNPROCESSABLE, "monthlyrun.model-outlawed");
        for (Fault fault : faults) {
            refusal = refusal.violation("month", "monthlyrun.model-fault", fault.toString());
        }
        return refusal;
    }
}
