package cn.quancheng.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows what each address takes and gives, so that whoever is refused for a method or a format is told of the others. */
@ApplicationScoped
class Endpoints {
    private record Endpoint(String method, Pattern address, List<String> takes, List<String> gives) {}

    private final List<Endpoint> all;

    Endpoints(BeanManager beans) {
        all = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(Endpoints::of)
                .toList();
    }

    /** The methods that an address has, sorted and separated by commas. */
    String methods(String address) {
        return joined(all.stream().filter(e -> e.address().matcher(address).matches()), e -> List.of(e.method()));
    }

    /** The types that a body may have, sorted and separated by commas; empty where none are named. */
    String takes(String method, String address) {
        return joined(at(method, address), Endpoint::takes);
    }

    /** The types that an answer may have, sorted and separated by commas; empty where none are named. */
    String gives(String method, String address) {
        return joined(at(method, address), Endpoint::gives);
    }

    private Stream<Endpoint> at(String method, String address) {
        return all.stream()
                .filter(e -> e.method().equals(method))
                .filter(e -> e.address().matcher(address).matches());
    }

    private static String joined(Stream<Endpoint> endpoints, Function<Endpoint, List<String>> what) {
        return endpoints
                .flatMap(endpoint -> what.apply(endpoint).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Endpoint> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                        .map(type -> endpoint(
                                resource,
                                method,
                                type.getAnnotation(HttpMethod.class).value())));
    }

    private static Endpoint endpoint(Class<?> resource, Method method, String verb) {
        Path own = method.getAnnotation(Path.class);
        String template = "/" + resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        Consumes takes = nearest(resource, method, Consumes.class);
        Produces gives = nearest(resource, method, Produces.class);
        return new Endpoint(
                verb,
                pattern(template),
                takes == null ? List.of() : List.of(takes.value()),
                gives == null ? List.of() : List.of(gives.value()));
    }

    private static <A extends Annotation> @Nullable A nearest(Class<?> resource, Method method, Class<A> kind) {
        A own = method.getAnnotation(kind);
        return own == null ? resource.getAnnotation(kind) : own;
    }

    private static Pattern pattern(String template) {
        String tidy = template.replaceAll("/{2,}", "/").replaceAll("/$", "");
        return Pattern.compile(Arrays.stream(tidy.split("/", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/", "", "/?")));
    }
}
