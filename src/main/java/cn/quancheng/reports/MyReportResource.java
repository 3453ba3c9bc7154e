package cn.quancheng.reports;

import cn.quancheng.reports.ReportDesk.Wish;
import cn.quancheng.reports.print.Presses;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Gives citizens their own report. */
@Path("/api/v1/me/report")
@Tag(name = "信用报告")
@RolesAllowed(Role.Names.CITIZEN)
class MyReportResource {
    private static final String PDF = "application/pdf";

    private final ReportDesk desk;
    private final ReportWriter writer;
    private final Presses presses;
    private final ReportSettings settings;
    private final Me me;

    MyReportResource(ReportDesk desk, ReportWriter writer, Presses presses, ReportSettings settings, Me me) {
        this.desk = desk;
        this.writer = writer;
        this.presses = presses;
        this.settings = settings;
        this.me = me;
    }

    @GET
    @Produces(PDF)
    @Operation(
            operationId = "getMyReport",
            summary = "本人的信用报告：PDF/A，带核验码和二维码",
            description = "每次重新生成，每天至多20份，每份记入日志；Link是核验真伪的地址。任何人凭核验码可以核验真伪90天；撤回同意后当即失效。")
    @APIResponse(
            responseCode = "200",
            description = "信用报告",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "还没有分数，答复说明何时会有")
    @APIResponse(responseCode = "409", description = "没有生效的同意，Link指向告知书")
    @APIResponse(responseCode = "429", description = "今天已满20份，Retry-After说明多少秒后再试")
    @APIResponse(responseCode = "503", description = "正在生成的报告太多，Retry-After说明多少秒后再试")
    public RestResponse<byte[]> report(@Context UriInfo address) throws SQLException, IOException {
        URI base = settings.publicAddress().orElse(address.getBaseUri());
        Wish wish = desk.take(me.citizen());
        boolean handedOut = false;
        try {
            byte[] pdf = presses.print(writer.write(wish, base));
            desk.printed(wish, pdf, me.actor());
            handedOut = true;
            return answer(wish, pdf, base);
        } finally {
            if (!handedOut) {
                desk.forget(wish);
            }
        }
    }

    private static RestResponse<byte[]> answer(Wish wish, byte[] pdf, URI base) {
        String name = "泉诚分信用报告-" + wish.madeAt().toLocalDate() + ".pdf";
        return RestResponse.ResponseBuilder.ok(pdf)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"report.pdf\"; filename*=UTF-8''"
                                + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .header(HttpHeaders.LINK, "<" + ReportWriter.address(base, wish.code()) + ">; rel=\"describedby\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
