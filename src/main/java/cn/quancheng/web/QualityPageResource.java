package cn.quancheng.web;

import cn.quancheng.ledger.quality.DepartmentQuality;
import cn.quancheng.ledger.quality.Period;
import cn.quancheng.ledger.quality.ReportingQuality;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
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

import java.sql.SQLException;

/**
 * How a department reports, as a page for the department itself. The page is the same for everybody and holds a form; its
 * script asks for a token and then, with it, for the figures, which are drawn here.
 */
@Path("/departments/statistics")
class QualityPageResource {
    private final ReportingQuality quality;
    private final Caller caller;

    QualityPageResource(ReportingQuality quality, Caller caller) {
        this.quality = quality;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> page(
            @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Language language = Language.of(lang, headers.getAcceptableLanguages());
        return PageAnswer.withScript(Templates.quality(new QualityPage(language)), language);
    }

    @GET
    @Path("/figures")
    @RolesAllowed(Role.Names.DEPARTMENT)
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> figures(@Context HttpHeaders headers) throws SQLException {
        Language language = Language.of(null, headers.getAcceptableLanguages());
        Period lastYear = Period.asked(null, null, quality.running());
        DepartmentQuality own = quality.of(caller.departmentGrant().department(), lastYear);
        return PageAnswer.unstored(figures(QualityFigures.of(own, quality.targets(), language)), language);
    }

    static TemplateInstance figures(QualityFigures figures) {
        return Templates.quality_figures(figures).setLocale(figures.language().locale);
    }

    /** The page around the figures. */
    record QualityPage(Language language) {
        public String languageTag() {
            return language.tag;
        }

        public boolean english() {
            return language == Language.ENGLISH;
        }
    }

    @CheckedTemplate(basePath = "")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance quality(QualityPage page);

        static native TemplateInstance quality_figures(QualityFigures page);
    }
}
