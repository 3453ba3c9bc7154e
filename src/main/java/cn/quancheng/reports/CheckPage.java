package cn.quancheng.reports;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import java.util.Optional;

/** What somebody reads who scanned a report's code. */
record CheckPage(Optional<ReportCheck> check) {
    /** Nothing but our own style sheet and script, which compares a file without sending it anywhere. */
    static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    TemplateInstance page() {
        return Templates.check(this);
    }

    @CheckedTemplate(basePath = "reports")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance check(CheckPage page);
    }
}
