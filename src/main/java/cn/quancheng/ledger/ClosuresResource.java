package cn.quancheng.ledger;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;

/** How a department takes one of its records out of use, and undoes it. */
@Path("/api/v1/records")
@Tag(name = "信用记录")
@RolesAllowed(Role.Names.DEPARTMENT)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ClosuresResource {
    private final RecordDecisions records;
    private final Caller caller;

    ClosuresResource(RecordDecisions records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    /** What a department may say of its own record. */
    enum Kind {
        REVOKED,
        PERFORMED,
        DELISTED
    }

    /**
     * A closing.
     *
     * @param on its day, for the reader: the record is out of use at once
     * @param department whose record it is, for an account that reports for others; else its own
     */
    @Schema(
            name = "ClosureRequest",
            example =
                    "{\"kind\":\"REVOKED\",\"on\":\"2026-11-20\",\"documentNumber\":\"济市监撤字〔2026〕3号\",\"department\":null}")
    record Closure(
            @NotNull Kind kind,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) String documentNumber,
            @Nullable @Size(max = 100) String department) {}

    /**
     * The undoing of a closing.
     *
     * @param department whose record it is, for an account that reports for others; else its own
     */
    @Schema(name = "ReopeningRequest", example = "{\"reason\":\"误将他人的撤销决定登记于此\",\"department\":null}")
    record Reopening(
            @NotBlank @Size(max = 500) String reason,
            @Nullable @Size(max = 100) String department) {}

    @POST
    @Path("/{recordNo}/closure")
    @Idempotent
    @Transactional(rollbackOn = Exception.class)
    @Operation(
            operationId = "closeRecord",
            summary = "撤销、履行或移出名单：记录立即停止使用，市民本月的分数当即重算",
            description = "日期供人查阅；自登记之时起，任何计算都不再使用这条记录。")
    @APIResponse(responseCode = "204", description = "已停止使用")
    @APIResponse(responseCode = "400", description = "日期晚于今天或早于记录的发生日期，或缺少文书号")
    @APIResponse(responseCode = "404", description = "本部门没有这个编号的记录")
    @APIResponse(responseCode = "409", description = "这条记录已经停止使用")
    public void close(@PathParam("recordNo") String recordNo, @Valid @NotNull Closure closure) throws SQLException {
        records.close(
                key(recordNo, closure.department()),
                new Closing(ClosingKind.valueOf(closure.kind().name()), closure.on(), closure.documentNumber()),
                caller.login());
    }

    @POST
    @Path("/{recordNo}/reopening")
    @Idempotent
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "reopenRecord", summary = "说明理由，撤回此前的停用：记录恢复使用，市民本月的分数当即重算")
    @APIResponse(responseCode = "204", description = "已恢复使用")
    @APIResponse(responseCode = "400", description = "没有理由")
    @APIResponse(responseCode = "404", description = "本部门没有这个编号的记录")
    @APIResponse(responseCode = "409", description = "这条记录没有停止使用，或是因异议、修复或本人撤回而停用的")
    public void reopen(@PathParam("recordNo") String recordNo, @Valid @NotNull Reopening reopening)
            throws SQLException {
        records.reopenReported(key(recordNo, reopening.department()), reopening.reason(), caller.login());
    }

    private RecordKey key(String recordNo, @Nullable String department) {
        DepartmentGrant grant = caller.departmentGrant();
        String owner = department == null ? grant.department() : department;
        if (!grant.allowsDepartment(owner)) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "ledger.no-record");
        }
        return new RecordKey(owner, recordNo);
    }
}
