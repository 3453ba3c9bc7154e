package cn.quancheng.security.tokens;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.stream.Collectors;

/** The keys that tokens and receipts are told by: published, and replaced. */
@Path("/")
@Tag(name = "登录")
@Produces(MediaType.APPLICATION_JSON)
class KeyResource {
    private final SigningKeys keys;
    private final Caller caller;
    private final AuditBook audit;

    KeyResource(SigningKeys keys, Caller caller, AuditBook audit) {
        this.keys = keys;
        this.caller = caller;
        this.audit = audit;
    }

    /** The key that signs from now on. */
    record Rotated(String kid) {}

    @GET
    @Path(".well-known/jwks.json")
    @PermitAll
    @Operation(operationId = "publishKeys", summary = "验证令牌和同意回执的公钥（JWK Set）")
    @APIResponse(
            responseCode = "200",
            description = "公钥",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "keys",
                                            value =
                                                    "{\"keys\":[{\"kty\":\"EC\",\"kid\":\"5f0c…\",\"use\":\"sig\",\"alg\":\"ES256\",\"crv\":\"P-256\",\"x\":\"…\",\"y\":\"…\"}]}")))
    public Response published() {
        String json = keys.published().stream().collect(Collectors.joining(",", "{\"keys\":[", "]}"));
        return Response.ok(json).header(HttpHeaders.CACHE_CONTROL, "max-age=60").build();
    }

    @POST
    @Path("api/v1/keys/rotation")
    @RolesAllowed(Role.Names.OPERATOR)
    @Transactional(rollbackOn = Exception.class)
    @Idempotent
    @Operation(operationId = "rotateKeys", summary = "立即换用新的签名密钥；旧密钥签的令牌用到过期为止，签的回执一直可以验证")
    @APIResponse(responseCode = "200", description = "新的密钥已启用")
    public Rotated rotate() {
        SigningKey key = keys.rotate();
        audit.record(AuditEntry.of(caller.login(), "SIGNING_KEY_ROTATED").on("signing-key/" + key.kid()));
        return new Rotated(key.kid());
    }
}
