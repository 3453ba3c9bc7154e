package cn.quancheng.declarations;

import cn.quancheng.models.CatalogueItem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What there is to declare, at the door: anyone may read it, as the catalogue is public. */
@Path("/api/v1/declarable-items")
@Tag(name = "自主申报")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class DeclarableItemsResource {
    private final DeclarableItems items;

    DeclarableItemsResource(DeclarableItems items) {
        this.items = items;
    }

    /** A grade with its name. */
    @Schema(name = "DeclarableGrade", example = "{\"code\":\"MUNICIPAL\",\"name\":\"市级\"}")
    record Grade(String code, String name) {}

    /**
     * Something that may be declared, and in which form.
     *
     * @param grades of which one is named; empty where there are none
     * @param unit what the quantity is counted in; null where there is nothing to count
     * @param mostQuantity the largest quantity of one declaration; where it is 1, none need be given
     * @param documentNumberRequired whether it rests on a certificate, whose number is named
     * @param department who keeps such things; it may be asked
     */
    @Schema(name = "DeclarableItem", example = """
            {"item":"HONOR","name":"荣誉表彰","grades":[{"code":"MUNICIPAL","name":"市级"}],"unit":null,"mostQuantity":1,
            "documentNumberRequired":true,"department":"授予机关","basis":"济南市个人诚信分“泉诚分”简介"}""")
    record Item(
            String item,
            String name,
            List<Grade> grades,
            @Nullable String unit,
            long mostQuantity,
            boolean documentNumberRequired,
            String department,
            String basis) {
        static Item of(CatalogueItem item) {
            return new Item(
                    item.code(),
                    item.name(),
                    item.grades().stream()
                            .map(grade -> new Grade(grade, item.gradeName(grade)))
                            .toList(),
                    item.unit(),
                    DeclarableItems.most(item),
                    DeclarableItems.needsDocument(item),
                    item.department(),
                    item.basis());
        }
    }

    @GET
    @Operation(
            operationId = "listDeclarableItems",
            summary = "可以自主申报的项目及填写要求；人人可读",
            description = "捐赠、献血只计次数：一次一申报，不填金额。")
    @APIResponse(responseCode = "200", description = "全部项目，按目录的顺序")
    public List<Item> list() {
        return items.all().stream().map(Item::of).toList();
    }
}
