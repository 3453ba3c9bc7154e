package cn.quancheng.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.PrimitiveType;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes from the records what their schemas do not know: a component is required and never null, unless JSpecify's
 * {@code @Nullable} or an {@link Optional} says otherwise. In an answer such a component is there as null; a caller may
 * also leave it out, and a flag with it, which is then false.
 */
final class RecordSchemas {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName OPTIONAL = DotName.createSimple(Optional.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName LEFT_OUT_WHEN_NULL = DotName.createSimple(JsonInclude.class);

    private final Map<String, List<ClassInfo>> records = new HashMap<>();

    RecordSchemas(IndexView classes) {
        for (ClassInfo record : classes.getAllKnownSubclasses(DotName.createSimple(Record.class))) {
            records.computeIfAbsent(name(record), name -> new ArrayList<>()).add(record);
        }
    }

    void complete(OpenAPI api) {
        Set<String> asked = new AskedSchemas(api).names();
        api.getComponents().getSchemas().forEach((name, schema) -> {
            Map<String, org.eclipse.microprofile.openapi.models.media.Schema> properties = schema.getProperties();
            if (properties != null) {
                record(name, properties.keySet()).ifPresent(record -> complete(record, schema, asked.contains(name)));
            }
        });
    }

    private static void complete(
            ClassInfo record, org.eclipse.microprofile.openapi.models.media.Schema schema, boolean asked) {
        Map<String, org.eclipse.microprofile.openapi.models.media.Schema> properties =
                new LinkedHashMap<>(schema.getProperties());
        List<String> required = new ArrayList<>();
        boolean leftOut = record.hasDeclaredAnnotation(LEFT_OUT_WHEN_NULL);
        for (RecordComponentInfo component : record.recordComponents()) {
            var property = properties.get(component.name());
            if (property == null) {
                continue;
            }
            boolean nullable = nullable(component);
            boolean flag = asked && component.type().equals(PrimitiveType.BOOLEAN);
            if (flag) {
                property.setDefaultValue(false);
            }
            if (nullable && (asked || !leftOut)) {
                properties.put(component.name(), orNull(property));
            }
            if (!flag && !(nullable && (asked || leftOut))) {
                required.add(component.name());
            }
        }
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean nullable(RecordComponentInfo component) {
        Type type = component.type();
        return type.hasAnnotation(NULLABLE)
                || component.hasAnnotation(NULLABLE)
                || type.name().equals(OPTIONAL);
    }

    private static org.eclipse.microprofile.openapi.models.media.Schema orNull(
            org.eclipse.microprofile.openapi.models.media.Schema property) {
        if (property.getRef() == null) {
            if (property.getType() != null && !property.getType().contains(SchemaType.NULL)) {
                property.addType(SchemaType.NULL);
            }
            return property;
        }
        return OASFactory.createSchema()
                .addAnyOf(property)
                .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    /** The record that a schema was made of; of a generic one there is a schema for each of its kinds. */
    private Optional<ClassInfo> record(String schema, Set<String> properties) {
        List<ClassInfo> named = records.getOrDefault(schema, List.of());
        List<ClassInfo> candidates = named.isEmpty()
                ? records.values().stream()
                        .flatMap(Collection::stream)
                        .filter(record -> !record.typeParameters().isEmpty())
                        .filter(record -> schema.startsWith(name(record)))
                        .toList()
                : named;
        return candidates.stream()
                .filter(record -> record.recordComponents().stream()
                        .map(RecordComponentInfo::name)
                        .toList()
                        .containsAll(properties))
                .findFirst();
    }

    private static String name(ClassInfo record) {
        AnnotationInstance schema = record.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? record.name().withoutPackagePrefix().replaceAll(".*\\$", "")
                : schema.value("name").asString();
    }
}
