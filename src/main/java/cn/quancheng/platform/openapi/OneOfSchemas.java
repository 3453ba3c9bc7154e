package cn.quancheng.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

import java.util.List;
import java.util.Map;

/**
 * Says of a value whose form the rooms above decide what it may be: where a property carries {@value #SUFFIX}, it is one of
 * the schemas whose names end so. A room that brings another form names it so, and is described.
 */
final class OneOfSchemas {
    /** The extension on the property. */
    static final String SUFFIX = "x-one-of";

    private OneOfSchemas() {}

    static void complete(Map<String, Schema> schemas) {
        schemas.values().stream()
                .map(Schema::getProperties)
                .filter(properties -> properties != null)
                .flatMap(properties -> properties.values().stream())
                .filter(property -> property.getExtensions() != null
                        && property.getExtensions().containsKey(SUFFIX))
                .forEach(property -> complete(property, schemas));
    }

    private static void complete(Schema property, Map<String, Schema> schemas) {
        String suffix = String.valueOf(property.getExtensions().get(SUFFIX));
        List<Schema> forms = schemas.keySet().stream()
                .filter(name -> name.endsWith(suffix))
                .sorted()
                .map(name -> OASFactory.createSchema().ref("#/components/schemas/" + name))
                .toList();
        property.removeExtension(SUFFIX);
        property.setType(null);
        property.setOneOf(forms);
    }
}
