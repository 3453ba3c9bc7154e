package cn.quancheng.security.accounts;

import cn.quancheng.platform.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators do with one account. */
@Path(AccountsResource.PATH + "/{login}")
@Tag(name = "账户")
@APIResponse(responseCode = "404", description = "没有这个账户")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {
    private final AccountDesk accounts;
    private final Caller caller;

    AccountResource(AccountDesk accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getAccount", summary = "查看一个账户")
    @APIResponse(responseCode = "200", description = "账户；没有密码")
    public AccountView get(@PathParam("login") String login) {
        return accounts.view(login);
    }

    @POST
    @Path("/secret")
    @Idempotent
    @Operation(operationId = "renewAccountSecret", summary = "换发密码或密钥，旧令牌随之失效；停用的账户随之恢复，须确认的账户须由另一位管理员重新确认")
    @APIResponse(
            responseCode = "200",
            description = "新的密码，只显示这一次",
            content = @Content(schema = @Schema(implementation = FirstSecret.class)))
    @APIResponse(responseCode = "409", description = "不能给自己换发，请修改密码")
    public Response renew(@PathParam("login") String login) {
        return new FirstSecret(login, accounts.renewSecret(login, caller.login())).in(Response.ok());
    }

    @DELETE
    @Operation(operationId = "disableAccount", summary = "停用账户；已签发的令牌在30秒内全部失效")
    @APIResponse(responseCode = "204", description = "已停用")
    @APIResponse(responseCode = "409", description = "不能停用自己")
    public void disable(@PathParam("login") String login) {
        accounts.disable(login, caller.login());
    }

    @POST
    @Path("/confirmation")
    @Operation(operationId = "confirmAccount", summary = "确认另一位管理员新建或换发密码的账户，确认后才能使用")
    @APIResponse(responseCode = "200", description = "已确认")
    @APIResponse(responseCode = "409", description = "已经确认过，或者您不能确认这个账户")
    public AccountView confirm(@PathParam("login") String login) {
        return accounts.confirm(login, caller.login());
    }

    @DELETE
    @Path("/lock")
    @Operation(operationId = "unlockAccount", summary = "解除因登录失败太多而来的等待")
    @APIResponse(responseCode = "204", description = "可以立即再试")
    @APIResponse(responseCode = "409", description = "不能给自己解除")
    public void unlock(@PathParam("login") String login) {
        accounts.unlock(login, caller.login());
    }
}
