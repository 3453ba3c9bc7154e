package cn.quancheng.platform.openapi;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.RequestKey;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of an operation who may call it, whether it may be repeated under a key, and what can go wrong. */
final class OperationCompletion {
    private static final String KEY = "Idempotency-Key";
    private static final String FILE = "text/csv";
    private static final Set<String> FRAMEWORK_WORDS = Set.of("Not Authorized", "Not Allowed", "Bad Request");

    private final Set<String> idempotent;

    OperationCompletion(IndexView classes) {
        idempotent = classes.getAnnotations(Idempotent.class).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                .map(target -> operationId(target.asMethod()
                                .annotation(org.eclipse.microprofile.openapi.annotations.Operation.class))
                        .orElse(target.asMethod().name()))
                .collect(Collectors.toSet());
    }

    private static Optional<String> operationId(@Nullable AnnotationInstance described) {
        return Optional.ofNullable(described)
                .map(annotation -> annotation.value("operationId"))
                .map(AnnotationValue::asString);
    }

    void complete(PathItem path, HttpMethod method, Operation operation) {
        TreeSet<String> roles = secure(operation);
        boolean file = takesFile(operation);
        if (file) {
            sayWhatFilesMeet(operation);
        }
        describeKey(operation, file);
        sayWhatGoesWrong(path, operation, roles);
        operation.getResponses().getAPIResponses().forEach(OperationCompletion::giveForm);
    }

    /** Moves the roles to where OpenAPI has a place for them: a bearer's token has no scopes. */
    private static TreeSet<String> secure(Operation operation) {
        TreeSet<String> roles = new TreeSet<>();
        List<SecurityRequirement> secured = operation.getSecurity() == null ? List.of() : operation.getSecurity();
        secured.forEach(requirement -> requirement.getSchemes().values().forEach(roles::addAll));
        operation.setSecurity(secured.stream()
                .flatMap(requirement -> requirement.getSchemes().keySet().stream())
                .distinct()
                .map(scheme -> OASFactory.createSecurityRequirement().addScheme(scheme, List.of()))
                .toList());
        String caller = roles.isEmpty() ? "登录后即可调用。" : "须有角色：" + String.join("、", roles) + "。";
        operation.setDescription(Stream.of(operation.getDescription(), secured.isEmpty() ? "无须登录。" : caller)
                .filter(words -> words != null && !words.isEmpty())
                .collect(Collectors.joining("\n\n")));
        if (!roles.isEmpty()) {
            operation.addExtension("x-roles", List.copyOf(roles));
        }
        return roles;
    }

    private static boolean takesFile(Operation operation) {
        return Optional.ofNullable(operation.getRequestBody())
                .map(RequestBody::getContent)
                .filter(content -> content.hasMediaType(FILE))
                .isPresent();
    }

    /** All files are taken in by the intake: what it refuses is the same for each. */
    private static void sayWhatFilesMeet(Operation operation) {
        said(
                operation,
                "400",
                "文件没有数据行，不是UTF-8编码、不以逗号分隔、不是所称的格式，或表头缺列、多列、重列；" + "工作簿带宏、设密码、已损坏、数据区有合并单元格或公式太多，或解压后异常庞大");
        said(operation, "408", "上传太慢");
        said(operation, "413", "工作簿太大");
        said(operation, "415", "不是CSV、NDJSON或Excel工作簿");
        said(operation, "422", "Idempotency-Key已用于另一文件");
        said(operation, "429", "正在处理的文件太多");
    }

    private void describeKey(Operation operation, boolean file) {
        Optional<Parameter> there = parameters(operation)
                .filter(parameter -> KEY.equals(parameter.getName()))
                .findFirst();
        if (there.isEmpty() && !file && !idempotent.contains(operation.getOperationId())) {
            return;
        }
        Parameter key = there.orElseGet(() -> {
            Parameter made = OASFactory.createParameter();
            operation.addParameter(made);
            return made;
        });
        key.name(KEY)
                .in(Parameter.In.HEADER)
                .description("由调用方为每个请求另选；同一键、同一内容再次请求，得到第一次的答复")
                .example("c0a8012e-7d1b-4a55-9f0e-3f1b2f9d7c11")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(RequestKey.LONGEST));
        said(operation, "409", "同一Idempotency-Key的请求正在处理");
        said(operation, "422", "内容不合要求，或Idempotency-Key已用于内容不同的请求");
    }

    private static void sayWhatGoesWrong(PathItem path, Operation operation, Set<String> roles) {
        boolean body = operation.getRequestBody() != null;
        if (body || parameters(operation).findAny().isPresent()) {
            said(operation, "400", "请求有误，violations说明每一处");
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            said(operation, "401", "没有令牌，或令牌无效、已过期");
        }
        if (!roles.isEmpty()) {
            said(operation, "403", "令牌没有这项权限");
        }
        boolean inAddress = Stream.concat(
                        parameters(operation),
                        Optional.ofNullable(path.getParameters()).stream().flatMap(List::stream))
                .anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH);
        if (inAddress) {
            said(operation, "404", "没有要找的内容");
        }
        if (answers(operation)) {
            said(operation, "406", "无法按所要求的格式答复，答复说明有哪些格式");
        }
        if (body) {
            said(operation, "413", "内容太大");
            said(operation, "415", "内容格式不对，答复说明接受哪些格式");
        }
        said(operation, "500", "服务内部错误，答复只带errorId，凭它可在日志中查找");
    }

    private static boolean answers(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().startsWith("2") && entry.getValue().getContent() != null);
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).stream().flatMap(List::stream);
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

    /** An error is a problem where it has no form of its own; a file is text. */
    private static void giveForm(String status, APIResponse response) {
        Content content = response.getContent();
        boolean ownWords = content != null && !content.hasMediaType(ProblemSchema.MEDIA_TYPE);
        if (status.compareTo("400") >= 0 && !ownWords) {
            response.setContent(ProblemSchema.content());
        } else if (content != null && content.hasMediaType(FILE)) {
            content.getMediaType(FILE).setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
        }
    }
}
