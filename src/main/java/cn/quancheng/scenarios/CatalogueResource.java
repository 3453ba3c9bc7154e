package cn.quancheng.scenarios;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** What a score opens, for anyone to read. It is all in memory, and so served where requests come in. */
@Path("/api/v1/scenarios")
@Tag(name = "信易+场景")
@PermitAll
@NonBlocking
class CatalogueResource {
    private static final MediaType YAML = MediaType.valueOf(CatalogueAnswers.YAML);
    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, YAML).build();

    private final CatalogueAnswers answers;

    CatalogueResource(CatalogueAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listScenarios",
            summary = "今天提供的优惠，按领域排列；可按领域、区县、种类、等级和词语查找",
            description = "counts是同样的条件下各领域有多少项，不受domain限制。只奖励：没有泉诚分的人，一切照旧。")
    @APIResponse(
            responseCode = "200",
            description = "一页；什么都没找到的，items为空",
            content = @Content(schema = @Schema(implementation = ScenarioPage.class)))
    @APIResponse(responseCode = "304", description = "与If-None-Match所指的相同")
    @APIResponse(responseCode = "400", description = "查找的条件或分页参数有误")
    public Response list(
            @BeanParam ScenarioFilter filter,
            @BeanParam PageQuery page,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return answers.page(filter.wanted(), page.after(), page.size())
                .answer(known)
                .build();
    }

    @GET
    @Path("/{code}")
    @Produces({MediaType.APPLICATION_JSON, CatalogueAnswers.YAML})
    @Operation(
            operationId = "getScenario",
            summary = "一项优惠的全部内容：平时的条件、优惠的条件、名额、时间、商家、要带的材料",
            description = "Accept: application/yaml 得到原文，修改时从它开始。")
    @APIResponse(
            responseCode = "200",
            description = "今天提供的版本",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ScenarioAnswer.class)),
                @Content(mediaType = CatalogueAnswers.YAML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "与If-None-Match所指的相同")
    @APIResponse(responseCode = "404", description = "今天没有提供这项优惠")
    public Response one(
            @Parameter(description = "场景的代码", example = "LODGING_DEPOSIT_FREE") @PathParam("code") String code,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
            @Context Request request) {
        boolean asText = isText(accept);
        Optional<Rendered> found = asText && wantsText(request) ? answers.text(code) : answers.one(code);
        Response.ResponseBuilder answer = found.orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "scenarios.none"))
                .answer(known);
        // Whoever weighs what a caller accepts says so by itself.
        return (asText ? answer : answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT)).build();
    }

    /** Nearly nobody does, and weighing what a caller accepts takes longer than the answer. */
    private static boolean isText(@Nullable String accept) {
        return accept != null && accept.contains("yaml");
    }

    private static boolean wantsText(Request request) {
        Variant variant = request.selectVariant(FORMS);
        return variant != null && variant.getMediaType().isCompatible(YAML);
    }
}
