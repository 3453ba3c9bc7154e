package cn.quancheng.ledger;

import cn.quancheng.intake.FileFormat;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.ItemClass;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The workbooks that departments fill in, one for each item that they may report. */
@Path("/api/v1/records")
@Tag(name = "信用记录")
@RolesAllowed(Role.Names.DEPARTMENT)
class TemplatesResource {
    private final Models models;
    private final Caller caller;

    TemplatesResource(Models models, Caller caller) {
        this.models = models;
        this.caller = caller;
    }

    /**
     * An item that the department may report.
     *
     * @param unit what its quantities are counted in; null: records
     * @param template where its workbook is
     */
    @Schema(name = "ReportableItem", example = """
            {"code":"HONOR","name":"荣誉表彰","itemClass":"POSITIVE","grades":[{"code":"MUNICIPAL","name":"市级"}],"unit":null,
            "template":"/api/v1/records/template?item=HONOR"}""")
    record ReportableItem(
            String code,
            String name,
            ItemClass itemClass,
            List<Grade> grades,
            @Nullable String unit,
            String template) {
        static ReportableItem of(CatalogueItem item) {
            return new ReportableItem(
                    item.code(),
                    item.name(),
                    item.itemClass(),
                    item.grades().stream()
                            .map(grade -> new Grade(grade, item.gradeName(grade)))
                            .toList(),
                    item.unit(),
                    "/api/v1/records/template?item=" + item.code());
        }
    }

    /** A grade of an item; files may name it either way. */
    @Schema(name = "ItemGrade", example = "{\"code\":\"MUNICIPAL\",\"name\":\"市级\"}")
    record Grade(String code, String name) {}

    @GET
    @Path("/templates")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listRecordTemplates", summary = "本部门可以报送的项目，各有一个模板")
    @APIResponse(responseCode = "200", description = "按目录的次序，全部在一页")
    public Page<ReportableItem> list() {
        DepartmentGrant grant = caller.departmentGrant();
        List<ReportableItem> items = models.catalogue().items().stream()
                .filter(item -> grant.allowsItem(item.code()))
                .map(ReportableItem::of)
                .toList();
        return new Page<>(items, null);
    }

    @GET
    @Path("/template")
    @Produces(FileFormat.Types.XLSX)
    @Operation(
            operationId = "getRecordTemplate",
            summary = "下载一个项目的报送模板",
            description = "中文列名，只有该项目用得到的列；级别、程序、部门从下拉列表中选，身份证号一列为文本格式；示例行在第二页“填写说明”。")
    @APIResponse(responseCode = "200", description = "工作簿")
    @APIResponse(responseCode = "404", description = "目录中没有该项目，或本部门无权报送")
    public Response template(
            @Parameter(description = "项目的代码", required = true, example = "HONOR") @QueryParam("item") @Nullable
                    String code) {
        DepartmentGrant grant = caller.departmentGrant();
        CatalogueItem item = models.catalogue()
                .item(code == null ? "" : code)
                .filter(found -> grant.allowsItem(found.code()))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "ledger.no-template"));
        return workbook(new TemplateBook(RecordTemplate.columns(item, grant)), item.name());
    }

    /** The answer that a workbook is. */
    static Response workbook(TemplateBook book, String title) {
        StreamingOutput output = book::write;
        String name = URLEncoder.encode(title + "报送模板.xlsx", StandardCharsets.UTF_8);
        return Response.ok(output, FileFormat.Types.XLSX)
                .header("Content-Disposition", "attachment; filename=\"template.xlsx\"; filename*=UTF-8''" + name)
                .build();
    }
}
