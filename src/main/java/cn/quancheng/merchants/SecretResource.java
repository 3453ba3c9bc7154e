package cn.quancheng.merchants;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.QueryFlag;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
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

/** A merchant's secret is replaced. */
@Path(MerchantsResource.PATH + "/{id}/secret")
@Tag(name = "商家")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "400", description = "sandbox不是true或false")
@APIResponse(responseCode = "404", description = "没有这个商家")
class SecretResource {
    static final String SANDBOX = "sandbox";
    static final String SANDBOX_WORDS = "true：沙箱账户的；默认false";

    private final Credentials credentials;
    private final Caller caller;

    SecretResource(Credentials credentials, Caller caller) {
        this.credentials = credentials;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @Operation(
            operationId = "rotateMerchantSecret",
            summary = "换发密钥，不中断使用：新旧密钥在并用期内都有效",
            description = "并用期由quancheng.merchants.secret-overlap设定，默认24小时；此前签发的令牌随旧密钥一起到期。并用期内不能再次换发。")
    @APIResponse(
            responseCode = "200",
            description = "新的密钥，只显示这一次",
            content = @Content(schema = @Schema(implementation = Credential.class)))
    @APIResponse(responseCode = "409", description = "上一次换发的旧密钥还在并用期内，或合作已经终止")
    public Response rotate(
            @PathParam("id") long id,
            @QueryParam(SANDBOX)
                    @Parameter(description = SANDBOX_WORDS, schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String sandbox) {
        return Credential.in(Response.ok(), credentials.rotate(id, QueryFlag.isTrue(SANDBOX, sandbox), caller.login()));
    }

    @DELETE
    @Path("/previous")
    @Operation(operationId = "endPreviousMerchantSecret", summary = "立即结束旧密钥，以及用它领取的令牌；可以重复")
    @APIResponse(responseCode = "204", description = "已结束")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public void endPrevious(
            @PathParam("id") long id,
            @QueryParam(SANDBOX)
                    @Parameter(description = SANDBOX_WORDS, schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String sandbox) {
        credentials.endPrevious(id, QueryFlag.isTrue(SANDBOX, sandbox), caller.login());
    }
}
