package cn.quancheng.scores;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Messages;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;

/** A citizen's own scores. Each look is written down. */
@Path("/api/v1/me/score")
@Tag(name = "我的信用分")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class MyScoreResource {
    private static final YearMonth AFTER_ALL = YearMonth.of(9999, 1);

    private final Me me;
    private final OwnScores own;
    private final Scores scores;
    private final Models models;
    private final AuditBook audit;
    private final Messages messages;

    MyScoreResource(Me me, OwnScores own, Scores scores, Models models, AuditBook audit, Messages messages) {
        this.me = me;
        this.own = own;
        this.scores = scores;
        this.models = models;
        this.audit = audit;
        this.messages = messages;
    }

    @GET
    @Operation(operationId = "getMyScore", summary = "我最近一个月的信用分、等级、四个维度，以及距上一等级还差多少")
    @APIResponse(responseCode = "200", description = "分数；已在最高等级的，nextTier为null")
    @APIResponse(responseCode = "404", description = "已同意，首个分数尚未公布；答复中有它的日子")
    @APIResponse(responseCode = "409", description = "没有生效的知情同意；答复中有告知书的地址")
    public MyScore current() throws SQLException {
        long citizen = me.citizen();
        return own.look(citizen, AuditEntry.of(me.actor(), "OWN_SCORE_READ").about(citizen));
    }

    @GET
    @Path("/history")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyScores", summary = "我的历月分数，新的在前；每月连同历次修订，没有分数的月份也列出")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    @APIResponse(responseCode = "409", description = "没有生效的知情同意；答复中有告知书的地址")
    public Page<ScoreMonth> history(@BeanParam PageQuery page) throws SQLException {
        long citizen = me.citizen();
        YearMonth before = page.after().map(MyScoreResource::cursor).orElse(AFTER_ALL);
        Page<ScoreMonth> months = Page.of(own.months(citizen, before, page.size() + 1), page, ScoreMonth::month);
        audit.record(AuditEntry.of(me.actor(), "OWN_SCORE_HISTORY_READ").about(citizen));
        return months;
    }

    @GET
    @Path("/explanation")
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "explainMyScore",
            summary = "我的分数从何而来：每项指标、每条记录，按当月的模型逐分相加",
            description = "基准分 + 各项指标 + 上下限的调整 = 总分。往月按往月的模型说明。")
    @APIResponse(responseCode = "200", description = "逐分说明，附每一项的文字和按影响大小排列的原因")
    @APIResponse(responseCode = "400", description = "月份格式有误")
    @APIResponse(responseCode = "404", description = "该月没有公布，或我在该月没有这样的分数")
    @APIResponse(responseCode = "409", description = "没有生效的知情同意；答复中有告知书的地址")
    public ScoreAnswer explanation(
            @Parameter(description = "月份，默认最近公布的一个月") @QueryParam("month") @Nullable YearMonth month,
            @Parameter(description = "该月的第几版分数，如历月分数所列；默认现行的一版") @QueryParam("version") @Nullable String version)
            throws SQLException {
        long citizen = me.citizen();
        CurrentScore score = own.version(citizen, month, version);
        ScoreAnswer answer = ScoreAnswer.of(scores.explain(citizen, score), models.kinds(), messages::text);
        audit.record(AuditEntry.of(me.actor(), "OWN_SCORE_EXPLAINED")
                .about(citizen)
                .with("month", answer.month())
                .with("version", answer.version()));
        return answer;
    }

    private static YearMonth cursor(String after) {
        try {
            return YearMonth.parse(after);
        } catch (DateTimeException e) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation("after", "scores.no-cursor");
        }
    }
}
