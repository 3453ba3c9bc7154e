package cn.quancheng.oversight;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.audit.AuditLine;
import cn.quancheng.audit.AuditQuery;
import cn.quancheng.audit.AuditReader;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit book for auditors. Each look is itself written down, in the transaction that reads. */
@Path("/api/v1/audit")
@Tag(name = "审计")
@RolesAllowed(Role.Names.AUDITOR)
@Produces(MediaType.APPLICATION_JSON)
class AuditResource {
    private static final String DAY_OR_INSTANT = "日期（如2026-11-01，济南时间零点）或带时区的时刻（RFC 3339）";

    private final AuditReader reader;
    private final AuditBook book;
    private final Citizens citizens;
    private final Caller caller;

    AuditResource(AuditReader reader, AuditBook book, Citizens citizens, Caller caller) {
        this.reader = reader;
        this.book = book;
        this.citizens = citizens;
        this.caller = caller;
    }

    /**
     * A search for what was done with one person's data.
     *
     * @param reason why, in words that the person will read
     */
    @Schema(
            name = "AuditSearch",
            example = "{\"idNumber\":\"370199198503120010\",\"reason\":\"核查济信诉字〔2026〕3号投诉\",\"from\":\"2026-11-01\"}")
    record Search(
            @NotNull @Size(max = 40) String idNumber,
            @NotBlank @Size(max = 500) String reason,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String from,
            @Nullable String to) {
        AuditFilter filter() {
            return new AuditFilter(actor, action, from, to);
        }

        /** Not whom it is about. */
        @Override
        public String toString() {
            return "a search because " + reason;
        }
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listAudit", summary = "审计日志：谁做了什么，新的在前；每次查阅本身也记入日志")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "查询条件或分页参数有误")
    public Page<AuditLine> list(
            @Parameter(description = "账户") @QueryParam("actor") @Nullable String actor,
            @Parameter(description = "操作，如EXPORT_RELEASED") @QueryParam("action") @Nullable String action,
            @Parameter(description = "起，" + DAY_OR_INSTANT) @QueryParam("from") @Nullable String from,
            @Parameter(description = "止（不含），" + DAY_OR_INSTANT) @QueryParam("to") @Nullable String to,
            @BeanParam PageQuery page) {
        AuditFilter filter = new AuditFilter(actor, action, from, to);
        Page<AuditLine> lines = read(filter.query(), page);
        book.record(look(filter.asked()));
        return lines;
    }

    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional(
            rollbackOn = Exception.class,
            dontRollbackOn = Refusal.class) // A search for somebody who is not there was one all the same.
    @Operation(operationId = "searchAudit", summary = "查阅对一位市民数据的全部操作；须说明理由，市民本人可见")
    @APIResponse(responseCode = "200", description = "一页，新的在前")
    @APIResponse(responseCode = "400", description = "身份证号码、理由、查询条件或分页参数有误")
    @APIResponse(responseCode = "404", description = "人口库中没有此人")
    public Page<AuditLine> search(@Valid @NotNull Search search, @BeanParam PageQuery page) throws SQLException {
        AuditQuery query = search.filter().query();
        AuditEntry look = look(search.filter().asked()).because(search.reason());
        Optional<Citizen> citizen = citizens.find(citizens.number(search.idNumber()));
        if (citizen.isEmpty()) {
            book.record(look.with("found", false));
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "oversight.no-citizen");
        }
        Page<AuditLine> lines = read(query.about(citizen.get().id()), page);
        book.record(look.about(citizen.get().id()));
        return lines;
    }

    private Page<AuditLine> read(AuditQuery query, PageQuery page) {
        List<AuditLine> lines =
                reader.read(query, page.afterNumber(), page.size() + 1).orElseThrow(PageQuery::noCursor);
        return Page.of(lines, page, line -> String.valueOf(line.id()));
    }

    private AuditEntry look(Map<String, Object> asked) {
        AuditEntry look = AuditEntry.of(caller.login(), "AUDIT_READ");
        for (Map.Entry<String, Object> one : asked.entrySet()) {
            look = look.with(one.getKey(), one.getValue());
        }
        return look;
    }
}
