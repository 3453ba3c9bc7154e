package cn.quancheng.merchants;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.QueryFlag;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signatures.SignatureAlgorithm;
import cn.quancheng.security.signatures.SignatureKeyView;
import cn.quancheng.security.signatures.SignatureKeys;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** The keys of a merchant that signs its requests instead of keeping tokens. */
@Path(MerchantsResource.PATH + "/{id}/signing-key")
@Tag(name = "商家")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "400", description = "请求有误，或sandbox不是true或false")
@APIResponse(responseCode = "404", description = "没有这个商家")
class SigningKeyResource {
    private final Credentials credentials;
    private final Caller caller;

    SigningKeyResource(Credentials credentials, Caller caller) {
        this.credentials = credentials;
        this.caller = caller;
    }

    /**
     * A key to make.
     *
     * @param publicKey PEM or base64 of the merchant's public key; left out with HMAC_SHA256, whose secret is made here
     */
    @Schema(name = "SigningKeyRequest", example = """
            {"algorithm":"ED25519","publicKey":"MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="}""")
    record Wanted(
            @NotNull SignatureAlgorithm algorithm,
            @Nullable @Size(max = 1000) String publicKey) {}

    /**
     * A key that was made.
     *
     * @param secret of HMAC_SHA256, in base64, shown this once; absent with a public key
     * @param previousUntil until when the key that it replaces works too; absent where it replaces none
     */
    @Schema(name = "SigningKey", example = "{\"keyId\":\"sk-4fJ0…\",\"algorithm\":\"ED25519\"}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Made(
            String keyId,
            SignatureAlgorithm algorithm,
            @Nullable String secret,
            @Nullable Instant previousUntil) {}

    /** The keys that work. */
    @Schema(name = "SigningKeys", example = """
            {"items":[{"keyId":"sk-4fJ0…","algorithm":"ED25519","madeAt":"2026-11-24T09:00:00Z"}]}""")
    record Keys(List<SignatureKeyView> items) {}

    @GET
    @Operation(operationId = "listMerchantSigningKeys", summary = "在用的签名密钥：编号、算法、到期；没有密钥本身")
    @APIResponse(responseCode = "200", description = "至多两个，长期有效的在前")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public Keys list(
            @PathParam("id") long id,
            @QueryParam(SecretResource.SANDBOX)
                    @Parameter(description = SecretResource.SANDBOX_WORDS, schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String sandbox) {
        return new Keys(credentials.keys(id, isSandbox(sandbox)));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makeMerchantSigningKey",
            summary = "登记或换发签名密钥，不中断使用：新旧密钥在并用期内都有效",
            description = "商家自己生成密钥对，登记公钥（ED25519或ECDSA_P256_SHA256）；做不到的用HMAC_SHA256，密钥由本服务生成，只显示这一次。")
    @APIResponse(
            responseCode = "201",
            description = "已登记",
            content = @Content(schema = @Schema(implementation = Made.class)))
    @APIResponse(responseCode = "409", description = "上一次换发的旧密钥还在并用期内，或合作已经终止")
    @APIResponse(responseCode = "422", description = "公钥有误，或Idempotency-Key已用于另一请求")
    public Response make(
            @PathParam("id") long id,
            @QueryParam(SecretResource.SANDBOX)
                    @Parameter(description = SecretResource.SANDBOX_WORDS, schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String sandbox,
            @Valid @NotNull Wanted wanted) {
        SignatureKeys.Made made =
                credentials.makeKey(id, isSandbox(sandbox), wanted.algorithm(), wanted.publicKey(), caller.login());
        return Credential.in(
                Response.status(201), new Made(made.keyId(), made.algorithm(), made.secret(), made.previousUntil()));
    }

    @DELETE
    @Operation(operationId = "endMerchantSigningKeys", summary = "立即结束全部签名密钥；可以重复")
    @APIResponse(responseCode = "204", description = "已结束")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public void end(
            @PathParam("id") long id,
            @QueryParam(SecretResource.SANDBOX)
                    @Parameter(description = SecretResource.SANDBOX_WORDS, schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String sandbox) {
        credentials.endKeys(id, isSandbox(sandbox), caller.login());
    }

    @DELETE
    @Path("/previous")
    @Operation(operationId = "endPreviousMerchantSigningKey", summary = "立即结束旧的签名密钥；可以重复")
    @APIResponse(responseCode = "204", description = "已结束")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public void endPrevious(
            @PathParam("id") long id,
            @QueryParam(SecretResource.SANDBOX)
                    @Parameter(description = SecretResource.SANDBOX_WORDS, schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String sandbox) {
        credentials.endPreviousKey(id, isSandbox(sandbox), caller.login());
    }

    private static boolean isSandbox(@Nullable String given) {
        return QueryFlag.isTrue(SecretResource.SANDBOX, given);
    }
}
