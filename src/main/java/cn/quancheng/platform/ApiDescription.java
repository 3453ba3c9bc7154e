package cn.quancheng.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.tags.Tag;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes the API's description with what holds for every operation: the order of its chapters, and that an error is
 * a problem by RFC 9457.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final Set<String> FRAMEWORK_WORDS = Set.of("Not Authorized", "Not Allowed", "Bad Request");

    /** The chapters in the order in which a newcomer needs them. */
    private static final Map<String, String> CHAPTERS = new LinkedHashMap<>();

    static {
        CHAPTERS.put("登录", "领取令牌，修改密码，验证令牌的公钥");
        CHAPTERS.put("人口库", "成批登记和更新市民（OPERATOR）");
        CHAPTERS.put("信用记录", "报送部门成批报送信用记录（DEPARTMENT）");
        CHAPTERS.put("月度计算", "启动、查看、停止一个月的计算，导出分数（OPERATOR、AUDITOR）");
        CHAPTERS.put("个案查询", "凭案号查一位市民的分数和逐分说明（REVIEWER）");
        CHAPTERS.put("账户", "工作人员、部门和商家的账户（OPERATOR）");
        CHAPTERS.put("审计", "查阅谁在何时做了什么（AUDITOR）");
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        List<Tag> tags = new ArrayList<>();
        CHAPTERS.forEach(
                (name, words) -> tags.add(OASFactory.createTag().name(name).description(words)));
        if (api.getTags() != null) {
            api.getTags().stream()
                    .filter(tag -> !CHAPTERS.containsKey(tag.getName()))
                    .forEach(tags::add);
        }
        api.setTags(tags);
        Map<String, Schema> schemas = new LinkedHashMap<>(api.getComponents().getSchemas());
        schemas.keySet().removeAll(List.of("HttpProblem", "HttpValidationProblem"));
        schemas.put(PROBLEM, problem());
        api.getComponents().setSchemas(schemas);
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(ApiDescription::complete));
    }

    private static void complete(Operation operation) {
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            said(operation, "401", "没有令牌，或令牌无效、已过期");
            said(operation, "403", "令牌没有这项权限");
        }
        if (operation.getResponses().getAPIResponse("400") != null) {
            said(operation, "400", "请求有误，violations说明每一处");
        }
        said(operation, "500", "服务内部错误，答复只带errorId，凭它可在日志中查找");
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            boolean ownWords =
                    response.getContent() != null && !response.getContent().hasMediaType(MEDIA_TYPE);
            if (status.compareTo("400") >= 0 && !ownWords) {
                response.setContent(problemContent());
            }
        });
    }

    /** Keeps what the operation says itself, unless it is the framework that speaks. */
    private static void said(Operation operation, String status, String words) {
        APIResponse there = operation.getResponses().getAPIResponse(status);
        if (there == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(words));
        } else if (there.getDescription() == null || FRAMEWORK_WORDS.contains(there.getDescription())) {
            there.setDescription(words);
        }
    }

    private static Content problemContent() {
        Schema reference = OASFactory.createSchema().ref(PROBLEM);
        return OASFactory.createContent()
                .addMediaType(MEDIA_TYPE, OASFactory.createMediaType().schema(reference));
    }

    private static Schema problem() {
        Schema violation = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("输入中的哪一项"))
                .addProperty("message", text("哪里不对"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457；文字为中文，Accept-Language: en 时为英文")
                .addProperty("type", text("urn:quancheng:problem:…，或 about:blank"))
                .addProperty("title", text("状态码的意思"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("这一次是怎么回事"))
                .addProperty("instance", text("请求的路径"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation))
                .addProperty("errorId", text("只在5xx答复中：凭它可在日志中查找"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
