package cn.quancheng.reports;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Tells anyone who holds a report whether it is genuine and unaltered. An unknown code, one that has ended and one of a
 * citizen who left are answered alike: none of it is a stranger's business.
 */
@Path("/api/v1/reports/{code}")
@Tag(name = "信用报告")
@PermitAll
class ReportChecksResource {
    private final ReportChecks checks;
    private final FileComparison comparison;
    private final CheckRate rate;
    private final Caller caller;

    ReportChecksResource(ReportChecks checks, FileComparison comparison, CheckRate rate, Caller caller) {
        this.checks = checks;
        this.comparison = comparison;
        this.rate = rate;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkReport",
            summary = "核验信用报告的真伪，不显示任何个人信息",
            description = "浏览器打开同一地址，得到可以比对文件的网页。编号有误、已过期、本人已退出，答复相同。")
    @APIResponse(responseCode = "200", description = "报告属实；sha256为电子文件的摘要")
    @APIResponse(responseCode = "404", description = "没有这一核验码的有效报告")
    @APIResponse(responseCode = "429", description = "核验过于频繁，Retry-After说明多少秒后再试")
    public ReportCheck check(@PathParam("code") String code) {
        return known(code);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Blocking
    @Operation(hidden = true)
    public RestResponse<TemplateInstance> page(@PathParam("code") String code) {
        rate.count(caller.source());
        Optional<ReportCheck> check = checks.check(code);
        return RestResponse.ResponseBuilder.ok(new CheckPage(check).page())
                .status(check.isPresent() ? RestResponse.Status.OK : RestResponse.Status.NOT_FOUND)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", CheckPage.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Path("/check")
    @Consumes("application/pdf")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "compareReport",
            summary = "比对手中的报告文件是否一字未改",
            description = "请求正文就是PDF文件，不超过5 MiB；文件只用来计算摘要，不保存。")
    @APIResponse(responseCode = "200", description = "unaltered说明文件是否与所出具的完全相同")
    @APIResponse(responseCode = "404", description = "没有这一核验码的有效报告")
    @APIResponse(responseCode = "408", description = "文件发送太慢")
    @APIResponse(responseCode = "413", description = "文件超过5 MiB")
    @APIResponse(responseCode = "429", description = "核验过于频繁，Retry-After说明多少秒后再试")
    @APIResponse(responseCode = "503", description = "正在比对的文件太多，Retry-After说明多少秒后再试")
    public FileCheck compare(@PathParam("code") String code, InputStream pdf) throws IOException {
        String genuine = known(code).sha256();
        String sent = comparison.sha256(pdf);
        return new FileCheck(true, sent.equals(genuine), sent);
    }

    private ReportCheck known(String code) {
        rate.count(caller.source());
        return checks.check(code).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "reports.unknown"));
    }
}
