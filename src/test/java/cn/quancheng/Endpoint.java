package cn.quancheng;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An endpoint of the code: what it is asked with, and whether it says who may. */
record Endpoint(String method, String path, Optional<String> consumes, boolean says) {
    private static final Map<String, Endpoint> ALL = inTheCode();

    /** How a table names it. */
    String row() {
        return method + " " + path;
    }

    /** Asks it with a body that says nothing, and 0 for whatever its path names. */
    Response call(RequestSpecification request) {
        consumes().ifPresent(type -> {
            String body = type.contains("json") ? "{}" : "x";
            if (type.contains("form")) {
                request.contentType(type).body(body);
            } else {
                request.contentType(type).body(body.getBytes(StandardCharsets.US_ASCII));
            }
        });
        return request.redirects().follow(false).request(method(), path().replaceAll("\\{[^}]*}", "0"));
    }

    /** All of the code, by their rows. */
    static Map<String, Endpoint> all() {
        return ALL;
    }

    private static Map<String, Endpoint> inTheCode() {
        Map<String, Endpoint> endpoints = new TreeMap<>();
        for (JavaClass room : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cn.quancheng")) {
            if (room.isAnnotatedWith(Path.class)) {
                for (JavaMethod method : room.getMethods()) {
                    verb(method).map(verb -> endpoint(verb, room, method)).ifPresent(e -> endpoints.put(e.row(), e));
                }
            }
        }
        return endpoints;
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName())
                .findFirst();
    }

    private static Endpoint endpoint(String verb, JavaClass room, JavaMethod method) {
        String path = room.getAnnotationOfType(Path.class).value()
                + "/"
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String plain = ("/" + path).replaceAll("/+", "/");
        Optional<String> consumes = method.tryGetAnnotationOfType(Consumes.class)
                .or(() -> room.tryGetAnnotationOfType(Consumes.class))
                .map(types -> types.value()[0]);
        return new Endpoint(
                verb,
                plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain,
                verb.equals("GET") || verb.equals("DELETE") ? Optional.empty() : consumes,
                says(room, method));
    }

    private static boolean says(JavaClass room, JavaMethod method) {
        List<Class<? extends Annotation>> roles =
                Arrays.asList(RolesAllowed.class, PermitAll.class, DenyAll.class, Authenticated.class);
        return roles.stream().anyMatch(role -> method.isAnnotatedWith(role) || room.isAnnotatedWith(role));
    }
}
