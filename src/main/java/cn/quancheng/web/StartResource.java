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
        return PageAnswer.of(page(StartPage.of(months.read(), language, demo)), language);
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
