package cn.quancheng.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import java.util.List;
import java.util.Map;

/** The form of every error but those of the token endpoint. */
final class ProblemSchema {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";

    private ProblemSchema() {}

    static void addTo(Map<String, Schema> schemas) {
        schemas.put(VIOLATION, violation());
        schemas.put(PROBLEM, problem());
    }

    static Content content() {
        return OASFactory.createContent()
                .addMediaType(MEDIA_TYPE, OASFactory.createMediaType().schema(reference(PROBLEM)));
    }

    private static Schema problem() {
        Schema violations = OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .description("输入有误时，每一处一项")
                .items(reference(VIOLATION));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457；文字为中文，Accept-Language: en 时为英文")
                .addProperty(
                        "type", text("urn:quancheng:problem:…，或 about:blank").format("uri"))
                .addProperty("title", text("状态码的意思"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("这一次是怎么回事"))
                .addProperty("instance", text("请求的路径"))
                .addProperty("violations", violations)
                .addProperty("errorId", text("只在5xx答复中：凭它可在日志中查找"))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("输入中的哪一项"))
                .addProperty("message", text("哪里不对"))
                .required(List.of("field", "message"));
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
