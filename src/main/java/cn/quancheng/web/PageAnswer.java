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

    /** The same for a page that asks this service for what it shows, by a script of our own. */
    private static final String POLICY_WITH_SCRIPT = POLICY + "; script-src 'self'; connect-src 'self'";

    private PageAnswer() {}

    static RestResponse<TemplateInstance> of(TemplateInstance page, Language language) {
        return of(page, language, "no-cache", POLICY);
    }

    /** A page with a script. */
    static RestResponse<TemplateInstance> withScript(TemplateInstance page, Language language) {
        return of(page, language, "no-cache", POLICY_WITH_SCRIPT);
    }

    /** What is for one caller alone: no cache keeps it. */
    static RestResponse<TemplateInstance> unstored(TemplateInstance page, Language language) {
        return of(page, language, "no-store", POLICY);
    }

    private static RestResponse<TemplateInstance> of(
            TemplateInstance page, Language language, String caching, String policy) {
        return RestResponse.ResponseBuilder.ok(page.setLocale(language.locale))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
