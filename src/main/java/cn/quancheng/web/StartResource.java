package cn.quancheng.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers a browser that comes to the front door: what was published last, and what else there is. */
@Path("/")
@PermitAll
class StartResource {
    /** Nothing but our own style sheet and pictures; no script, no form, no frame. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private final LastPublishedMonth months;
    private final boolean demo = ConfigUtils.isProfileActive("demo");

    StartResource(LastPublishedMonth months) {
        this.months = months;
    }

    @GET
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> start(
            @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Language language = Language.of(lang, headers.getAcceptableLanguages());
        return RestResponse.ResponseBuilder.ok(page(StartPage.of(months.read(), language, demo)))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    static TemplateInstance page(StartPage page) {
        return Templates.start(page).setLocale(page.language().locale);
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start(StartPage page);
    }
}
