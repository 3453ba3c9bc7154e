package cn.quancheng.benefits.codes;

import cn.quancheng.benefits.own.Missing;
import cn.quancheng.benefits.own.OwnStanding;
import cn.quancheng.benefits.own.OwnStandings;
import cn.quancheng.platform.QrCode;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * A citizen asks for a code to show at a counter. A code that is asked for twice, because an answer was lost, is another
 * one, and the first is nobody's.
 */
@Path("/api/v1/me/codes")
@Tag(name = "我的信易+")
@RolesAllowed(Role.Names.CITIZEN)
class OwnCodesResource {
    private static final String PNG = "image/png";
    private static final String SVG = "image/svg+xml";

    private static final List<Variant> FORMS = List.of(
            new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null),
            new Variant(MediaType.valueOf(PNG), (String) null, null),
            new Variant(MediaType.valueOf(SVG), (String) null, null));

    private final Codes codes;
    private final OwnStandings standings;
    private final Me me;

    OwnCodesResource(Codes codes, OwnStandings standings, Me me) {
        this.codes = codes;
        this.standings = standings;
        this.me = me;
    }

    /** For what: an offer's code. */
    @Schema(name = "CodeRequest", example = "{\"scenario\":\"LIBRARY_DEPOSIT_FREE\"}")
    record Wanted(@NotBlank @Size(max = 60) String scenario) {}

    /**
     * A code, which is shown this once.
     *
     * @param code to read out or type
     * @param qr the same as a picture, SVG
     * @param expiresAt from then on it is nobody's
     * @param missing what the counter will not learn: why its answer would be no now; null where it would be yes
     */
    @Schema(name = "BenefitCode", example = """
            {"code":"7K2M-9QXT-4HZC-8WVE","qr":"<svg xmlns=…","scenario":"LIBRARY_DEPOSIT_FREE","title":"免押金借书",
            "expiresAt":"2026-12-06T10:01:00Z","missing":null}""")
    record Shown(
            String code,
            String qr,
            String scenario,
            String title,
            Instant expiresAt,
            @Nullable Missing missing) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, PNG, SVG})
    @Operation(
            operationId = "makeCode",
            summary = "取一个出示给商家的一次性码：60秒有效，只能核验一次",
            description = "每项优惠同时只有一个码，新码一出旧码即废。不够条件也给码，商家只会得到“不能”；还差什么，只在这里告诉本人。"
                    + "要二维码图片的，Accept写image/png或image/svg+xml。")
    @APIResponse(
            responseCode = "201",
            description = "码，只显示这一次",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Shown.class)),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", description = "没有这项优惠")
    @APIResponse(responseCode = "409", description = "没有生效的同意")
    @APIResponse(responseCode = "429", description = "一小时内取码太多")
    public Response make(@Valid @NotNull Wanted wanted, @Context Request request) throws SQLException {
        String wish = Optional.ofNullable(request.selectVariant(FORMS))
                .map(variant -> variant.getMediaType().toString())
                .orElse(MediaType.APPLICATION_JSON);
        long citizen = me.citizen();
        Codes.Made made = codes.make(citizen, wanted.scenario());
        QrCode qr = QrCode.of(made.code().letters());
        Object shown = switch (wish) {
            case PNG -> qr.png();
            case SVG -> qr.svg();
            default -> shown(made, qr.svg(), standings.of(citizen));
        };
        return Response.status(Response.Status.CREATED)
                .type(wish)
                .expires(Date.from(made.expiresAt()))
                .entity(shown)
                .build();
    }

    private static Shown shown(Codes.Made made, String qr, OwnStanding standing) {
        return new Shown(
                made.code().shown(),
                qr,
                made.scenario().code(),
                made.scenario().title(),
                made.expiresAt(),
                standing.missing(made.scenario()).orElse(null));
    }
}
