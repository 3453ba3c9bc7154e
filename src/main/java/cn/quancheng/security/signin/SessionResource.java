package cn.quancheng.security.signin;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.tokens.Tokens;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where citizens sign in with their WeChat, go on, and sign out. */
@Path("/api/v1/auth")
@Tag(name = "登录")
@Produces(MediaType.APPLICATION_JSON)
class SessionResource {
    private final WeChatDoor door;
    private final SignIns signIns;
    private final Me me;
    private final Caller caller;

    SessionResource(WeChatDoor door, SignIns signIns, Me me, Caller caller) {
        this.door = door;
        this.signIns = signIns;
        this.me = me;
        this.caller = caller;
    }

    /** A code of {@code wx.login}. */
    @Schema(name = "WeChatCode", example = "{\"code\":\"0e1xKfll2hVKXe4bz1ml2vOTgq1xKflb\"}")
    record Code(@NotBlank @Size(max = 128) String code) {
        /** Never the code. */
        @Override
        public String toString() {
            return "a code";
        }
    }

    /** The refresh token of the session that is to go on. */
    @Schema(name = "RefreshRequest", example = "{\"refreshToken\":\"kXyb…\"}")
    record Refresh(@NotBlank @Size(max = 128) String refreshToken) {
        /** Never the token. */
        @Override
        public String toString() {
            return "a refresh token";
        }
    }

    /** A citizen's tokens as OAuth 2 names them; {@code expires_in} in seconds. */
    @Schema(
            name = "SessionTokens",
            example =
                    "{\"access_token\":\"eyJ…\",\"refresh_token\":\"kXyb…\",\"token_type\":\"Bearer\",\"expires_in\":900}")
    record Answer(String access_token, String refresh_token, String token_type, long expires_in) {
        static Answer of(Entered entered) {
            return new Answer(
                    entered.accessToken(), entered.refreshToken(), "Bearer", Tokens.CITIZENS_LIFETIME.toSeconds());
        }

        /** Never the tokens. */
        @Override
        public String toString() {
            return "tokens";
        }
    }

    @POST
    @Path("/wechat")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signInWithWeChat",
            summary = "市民以微信登录：用wx.login的code换取令牌",
            description = "第一次登录的微信只能实名认证（POST /me/verification）；认证之后，同一个令牌就能做更多的事。")
    @APIResponse(
            responseCode = "200",
            description = "令牌",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "400", description = "code已过期、已用过，或不是微信给出的")
    @APIResponse(responseCode = "429", description = "登录太频繁，Retry-After秒后再试")
    @APIResponse(responseCode = "503", description = "微信繁忙、连不上、没有及时答复，或本服务尚未接入微信")
    public Response signIn(@Valid @NotNull Code code) {
        return answer(door.enter(code.code(), caller.source()));
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refreshSession",
            summary = "用刷新令牌换取新的令牌；刷新令牌只能用一次，再次出现时整个登录随之结束",
            description = "没有收到答复的，10秒之内可以用同一个刷新令牌再试，得到的是同一个新的刷新令牌。")
    @APIResponse(
            responseCode = "200",
            description = "新的令牌",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "400", description = "缺少刷新令牌")
    @APIResponse(responseCode = "401", description = "刷新令牌无效、已用过，或登录已经结束，请重新登录")
    public Response refresh(@Valid @NotNull Refresh request) {
        return answer(signIns.refresh(request.refreshToken())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.UNAUTHENTICATED, "signin.refresh-refused")));
    }

    @DELETE
    @Path("/session")
    @RolesAllowed(Role.Names.CITIZEN)
    @Operation(operationId = "signOut", summary = "退出登录；everywhere=true时，这个微信在所有设备上的登录一并退出")
    @APIResponse(responseCode = "204", description = "已退出，令牌随之失效")
    public void signOut(@QueryParam("everywhere") @DefaultValue("false") boolean everywhere) {
        if (everywhere) {
            signIns.leaveEverywhere(me.signIn());
        } else {
            signIns.leave(me.session().orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, "signin.no-session")));
        }
    }

    private static Response answer(Entered entered) {
        return Response.ok(Answer.of(entered))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
