package cn.quancheng.security.tokens;

import cn.quancheng.platform.Messages;
import cn.quancheng.security.accounts.AccountKind;
import cn.quancheng.security.accounts.Admission;
import cn.quancheng.security.accounts.Admission.Admitted;
import cn.quancheng.security.accounts.Admission.Locked;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Gate;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/**
 * The token endpoint of OAuth 2. Its errors have the form of RFC 6749, section 5.2, which its clients' libraries read,
 * not that of the house.
 */
@Path("/api/v1/auth/token")
@Tag(name = "登录")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class TokenResource {
    private static final Set<AccountKind> CLIENTS = EnumSet.of(AccountKind.DEPARTMENT, AccountKind.MERCHANT);
    private static final Set<AccountKind> PEOPLE = EnumSet.of(AccountKind.STAFF, AccountKind.CASHIER);

    private final Gate gate;
    private final Tokens tokens;
    private final Messages messages;
    private final Caller caller;

    TokenResource(Gate gate, Tokens tokens, Messages messages, Caller caller) {
        this.gate = gate;
        this.tokens = tokens;
        this.messages = messages;
        this.caller = caller;
    }

    /** A token as OAuth 2 hands it over; {@code expires_in} in seconds. */
    @Schema(name = "Token")
    record Token(
            String access_token,
            @Schema(examples = "Bearer") String token_type,
            long expires_in) {}

    /** An error of OAuth 2. */
    @Schema(name = "TokenError")
    record Error(@Schema(examples = "invalid_client") String error, String error_description) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "issueToken",
            summary = "领取令牌",
            description = "部门和商家：grant_type=client_credentials，以HTTP Basic出示账户和密钥。工作人员和商家的收银员：grant_type=password。")
    @APIResponse(
            responseCode = "200",
            description = "令牌",
            content =
                    @Content(
                            schema = @Schema(implementation = Token.class),
                            examples =
                                    @ExampleObject(
                                            name = "token",
                                            value =
                                                    "{\"access_token\":\"eyJ…\",\"token_type\":\"Bearer\",\"expires_in\":1800}")))
    @APIResponse(
            responseCode = "400",
            description = "invalid_request或unsupported_grant_type",
            content = @Content(schema = @Schema(implementation = Error.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client或invalid_grant：账户或密码不正确",
            content = @Content(schema = @Schema(implementation = Error.class)))
    @APIResponse(
            responseCode = "429",
            description = "失败次数太多，Retry-After秒后再试",
            content = @Content(schema = @Schema(implementation = Error.class)))
    public Response issue(
            @FormParam("grant_type") @Nullable String grantType,
            @FormParam("username") @Nullable String username,
            @FormParam("password") @Nullable String password,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        if ("client_credentials".equals(grantType)) {
            return BasicCredentials.read(authorization)
                    .map(given -> answer(
                            gate.admit(given.login(), given.secret(), caller.source(), CLIENTS), "invalid_client"))
                    .orElseGet(() -> error(401, "invalid_client", "tokens.no-credentials"));
        }
        if ("password".equals(grantType)) {
            return username == null || password == null
                    ? error(400, "invalid_request", "tokens.no-password")
                    : answer(gate.admit(username, password, caller.source(), PEOPLE), "invalid_grant");
        }
        return grantType == null
                ? error(400, "invalid_request", "tokens.no-grant-type")
                : error(400, "unsupported_grant_type", "tokens.unknown-grant-type");
    }

    private Response answer(Admission admission, String refusal) {
        if (admission instanceof Admitted admitted) {
            Token token = new Token(
                    tokens.issue(admitted), "Bearer", tokens.lifetime().toSeconds());
            return unstored(Response.ok(token)).build();
        }
        if (admission instanceof Locked locked) {
            return unstored(Response.status(429)
                            .header(HttpHeaders.RETRY_AFTER, locked.seconds())
                            .entity(new Error(refusal, messages.text("tokens.locked", locked.seconds()))))
                    .build();
        }
        return error(401, refusal, "tokens.refused");
    }

    private Response error(int status, String error, String words) {
        Response.ResponseBuilder answer = Response.status(status).entity(new Error(error, messages.text(words)));
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"quancheng\", charset=\"UTF-8\"");
        }
        return unstored(answer).build();
    }

    private static Response.ResponseBuilder unstored(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header("Pragma", "no-cache");
    }
}
