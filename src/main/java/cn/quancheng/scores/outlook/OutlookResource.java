package cn.quancheng.scores.outlook;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;
import java.util.List;

/** What lies ahead of a citizen's own score. Each look is written down. */
@Path("/api/v1/me/score")
@Tag(name = "我的信用分")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OutlookResource {
    private final Me me;
    private final Outlook outlook;
    private final AuditBook audit;

    OutlookResource(Me me, Outlook outlook, AuditBook audit) {
        this.me = me;
        this.outlook = outlook;
        this.audit = audit;
    }

    /**
     * What changes by itself.
     *
     * @param items the months in which something changes, in their order
     */
    @Schema(name = "ScoreCalendar")
    record CalendarAnswer(List<CalendarMonth> items) {}

    @GET
    @Path("/calendar")
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "getMyCalendar",
            summary = "今后24个月里，我的分数自己会怎样变化，为什么",
            description = "只看现在已知的记录，由计分程序逐月算出；假定知情同意届时续签，它到期的月份以变化为0的一行标出。")
    @APIResponse(responseCode = "200", description = "有变化的月份")
    @APIResponse(responseCode = "404", description = "已同意，首个分数尚未公布；答复中有它的日子")
    @APIResponse(responseCode = "409", description = "没有生效的知情同意；答复中有告知书的地址")
    public CalendarAnswer calendar() throws SQLException {
        CalendarAnswer answer = new CalendarAnswer(outlook.calendar(me.citizen()));
        looked("OWN_CALENDAR_READ");
        return answer;
    }

    @POST
    @Path("/simulation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "simulateMyScore",
            summary = "假如多了或少了几条记录，我的分数会是多少；什么也不留存",
            description = "由计分程序在副本上算出，与那个月的计算结果一分不差。month不给的，为下一个待公布的月份。")
    @APIResponse(responseCode = "200", description = "那个月的分数、等级和变化")
    @APIResponse(responseCode = "400", description = "项目、等次、数量、日期、记录号或月份有误，逐项列出")
    @APIResponse(responseCode = "404", description = "已同意，首个分数尚未公布；答复中有它的日子")
    @APIResponse(responseCode = "409", description = "没有生效的知情同意；答复中有告知书的地址")
    public Simulation simulate(@Valid @NotNull SimulationRequest request) throws SQLException {
        Simulation simulation = outlook.simulate(me.citizen(), request);
        looked("OWN_SCORE_SIMULATED");
        return simulation;
    }

    @GET
    @Path("/advice")
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "getMyAdvice",
            summary = "到上一等级，最少要做哪几件老实事；没有老实办法的，直说",
            description = "比等待更快的路里步数最少的一条；步数相同的，取最省力的，再取最早的月份。每一步都可以原样拿去模拟。")
    @APIResponse(responseCode = "200", description = "每一步及其效果")
    @APIResponse(responseCode = "404", description = "已同意，首个分数尚未公布；答复中有它的日子")
    @APIResponse(responseCode = "409", description = "没有生效的知情同意；答复中有告知书的地址")
    public Advice advice() throws SQLException {
        Advice advice = outlook.advice(me.citizen());
        looked("OWN_ADVICE_READ");
        return advice;
    }

    private void looked(String action) {
        audit.record(AuditEntry.of(me.actor(), action).about(me.citizen()));
    }
}
