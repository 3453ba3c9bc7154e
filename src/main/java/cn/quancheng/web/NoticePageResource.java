package cn.quancheng.web;

import cn.quancheng.models.Notice;
import cn.quancheng.models.Notices;
import cn.quancheng.platform.Refusal;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The notices as pages: whoever thinks of agreeing reads them here, signed in or not. */
@Path("/notices")
@PermitAll
class NoticePageResource {
    private static final String CURRENT = "current";

    private final Notices notices;

    NoticePageResource(Notices notices) {
        this.notices = notices;
    }

    @GET
    @Path("/{version}")
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> read(
            @PathParam("version") String version,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers) {
        Notice current = notices.current();
        Notice notice = version.equals(CURRENT)
                ? current
                : notices.version(version).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "models.no-notice"));
        Language language = Language.of(lang, headers.getAcceptableLanguages());
        return PageAnswer.of(Templates.notice(NoticePage.of(notice, current, language)), language);
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notice(NoticePage page);
    }
}
