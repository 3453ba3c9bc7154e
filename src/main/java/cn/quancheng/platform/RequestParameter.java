package cn.quancheng.platform;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * A parameter of a request by the name that its caller gives it.
 *
 * @param inPath whether it is a part of the address, so that there is nothing where it makes no sense
 */
record RequestParameter(String name, boolean inPath) {
    /** The parameter that these annotations make; nothing where they make none, as on a body. */
    static Optional<RequestParameter> of(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof PathParam path) {
                return Optional.of(new RequestParameter(path.value(), true));
            }
            String name = name(annotation);
            if (!name.isEmpty()) {
                return Optional.of(new RequestParameter(name, false));
            }
        }
        return Optional.empty();
    }

    private static String name(Annotation annotation) {
        if (annotation instanceof QueryParam query) {
            return query.value();
        }
        if (annotation instanceof FormParam form) {
            return form.value();
        }
        if (annotation instanceof HeaderParam header) {
            return header.value();
        }
        return annotation instanceof CookieParam cookie ? cookie.value() : "";
    }
}
