package cn.quancheng.ledger;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;

/** How operators make sure that the packed histories say what the ledger says. */
@Path("/api/v1/histories/checks")
@Tag(name = "信用记录")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class HistoriesResource {
    private final HistoryCheck check;
    private final AuditBook audit;
    private final Caller caller;

    HistoriesResource(HistoryCheck check, AuditBook audit, Caller caller) {
        this.check = check;
        this.audit = audit;
        this.caller = caller;
    }

    /** Whether to write anew what differs. */
    @Schema(name = "HistoryCheckRequest", example = "{\"rebuild\":false}")
    record Request(boolean rebuild) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkHistories",
            summary = "逐人比对压缩档案与台账，可同时重建不一致的档案",
            description = "比对完才答复，大城市要几分钟；进度、速度和剩余时间见日志。")
    @APIResponse(responseCode = "200", description = "比对人数、不一致的人数、重建的人数")
    public HistoryCheck.Finding check(@NotNull Request request) throws SQLException {
        HistoryCheck.Finding finding = check.run(request.rebuild(), caller.login());
        audit.record(AuditEntry.of(caller.login(), request.rebuild() ? "HISTORIES_REBUILT" : "HISTORIES_CHECKED")
                .with("citizens", finding.citizens())
                .with("different", finding.different())
                .with("rebuilt", finding.rebuilt()));
        return finding;
    }
}
