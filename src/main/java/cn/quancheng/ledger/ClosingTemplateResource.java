package cn.quancheng.ledger;

import cn.quancheng.intake.FileFormat;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workbook in which departments say which of their records are to be used no more. */
@Path("/api/v1/closures/template")
@Tag(name = "信用记录")
@RolesAllowed(Role.Names.DEPARTMENT)
@Produces(FileFormat.Types.XLSX)
class ClosingTemplateResource {
    private final ClosingFile file;
    private final Caller caller;

    ClosingTemplateResource(ClosingFile file, Caller caller) {
        this.file = file;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getClosingTemplate", summary = "下载停用文件的模板")
    @APIResponse(responseCode = "200", description = "工作簿")
    public Response template() {
        TemplateBook book = new TemplateBook(ClosingTemplate.columns(file.columns(), caller.departmentGrant()));
        return TemplatesResource.workbook(book, "停用");
    }
}
