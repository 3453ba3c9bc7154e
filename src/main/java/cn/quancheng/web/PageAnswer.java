package cn.quancheng.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** How a page goes out. */
final class PageAnswer {
    /** Nothing but our own style sheet and pictures; no script, no form, no frame. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private PageAnswer() {}

    static RestResponse<TemplateInstance> of(TemplateInstance page, Language language) {
        return RestResponse.ResponseBuilder.ok(page.setLocale(language.locale))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
