package cn.quancheng.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives an answer that says 201 the form of what its method gives back: the scanner knows it of 200 alone. */
final class CreatedSchemas {
    private static final String CREATED = "201";
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final Map<String, String> schemas = new HashMap<>();

    CreatedSchemas(IndexView classes) {
        classes.getAnnotations(ResponseStatus.class).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                .map(AnnotationTarget::asMethod)
                .forEach(method -> operationId(method)
                        .ifPresent(operation -> schema(classes.getClassByName(
                                        method.returnType().name()))
                                .ifPresent(schema -> schemas.put(operation, schema))));
    }

    void complete(OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> complete(operation, api));
    }

    private void complete(Operation operation, OpenAPI api) {
        APIResponse created = operation.getResponses().getAPIResponse(CREATED);
        Optional<String> schema = Optional.ofNullable(schemas.get(operation.getOperationId()))
                .filter(api.getComponents().getSchemas()::containsKey);
        if (created != null && created.getContent() == null && schema.isPresent()) {
            created.setContent(OASFactory.createContent()
                    .addMediaType(
                            "application/json",
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("#/components/schemas/" + schema.get()))));
        }
    }

    private static Optional<String> operationId(MethodInfo method) {
        return Optional.ofNullable(method.annotation(OPERATION))
                .map(described -> described.value("operationId"))
                .map(value -> value.asString());
    }

    private static Optional<String> schema(@Nullable ClassInfo form) {
        return Optional.ofNullable(form)
                .map(one -> one.declaredAnnotation(SCHEMA))
                .map(described -> described.value("name"))
                .map(value -> value.asString());
    }
}
