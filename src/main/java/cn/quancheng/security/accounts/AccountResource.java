package cn.quancheng.security.accounts;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;

/** What operators do with accounts. */
@Path("/api/v1/accounts")
@Tag(name = "账户")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {
    private final AccountDesk accounts;
    private final Caller caller;

    AccountResource(AccountDesk accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /** A secret that is shown this once. */
    @Schema(name = "FirstSecret")
    record Secret(
            @Schema(examples = "civil-affairs") String login,

            @Schema(description = "只显示这一次", examples = "vX3k…")
            String secret) {}

    @GET
    @Operation(operationId = "listAccounts", summary = "列出账户")
    @APIResponse(responseCode = "200", description = "一页账户，按登录名排列")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<AccountView> list(@BeanParam PageQuery query) {
        return accounts.page(query);
    }

    @GET
    @Path("/{login}")
    @Operation(operationId = "getAccount", summary = "查看一个账户")
    @APIResponse(responseCode = "200", description = "账户；没有密码")
    @APIResponse(responseCode = "404", description = "没有这个账户")
    public AccountView get(@PathParam("login") String login) {
        return accounts.view(login);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "makeAccount", summary = "新建账户，答复首个密码或密钥；管理员、审批员、审计员的账户须由另一位管理员确认后才能使用")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "201",
            description = "已建立；密码只显示这一次",
            content = @Content(schema = @Schema(implementation = Secret.class)))
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "409", description = "登录名已被使用")
    @APIResponse(responseCode = "422", description = "内容不合要求，或Idempotency-Key已用于另一请求")
    public Response make(@Valid @NotNull AccountRequest request) {
        NewAccount wanted = request.wanted();
        String secret = accounts.make(wanted, caller.login());
        return shownOnce(Response.created(URI.create("/api/v1/accounts/" + wanted.login())), wanted.login(), secret);
    }

    @POST
    @Path("/{login}/secret")
    @Idempotent
    @Operation(operationId = "renewAccountSecret", summary = "换发密码或密钥，旧令牌随之失效；停用的账户随之恢复，须确认的账户须由另一位管理员重新确认")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "新的密码，只显示这一次",
            content = @Content(schema = @Schema(implementation = Secret.class)))
    @APIResponse(responseCode = "404", description = "没有这个账户")
    @APIResponse(responseCode = "409", description = "不能给自己换发，请修改密码")
    public Response renew(@PathParam("login") String login) {
        return shownOnce(Response.ok(), login, accounts.renewSecret(login, caller.login()));
    }

    @DELETE
    @Path("/{login}")
    @Operation(operationId = "disableAccount", summary = "停用账户；已签发的令牌在30秒内全部失效")
    @APIResponse(responseCode = "204", description = "已停用")
    @APIResponse(responseCode = "404", description = "没有这个账户")
    @APIResponse(responseCode = "409", description = "不能停用自己")
    public void disable(@PathParam("login") String login) {
        accounts.disable(login, caller.login());
    }

    @POST
    @Path("/{login}/confirmation")
    @Operation(operationId = "confirmAccount", summary = "确认另一位管理员新建或换发密码的账户，确认后才能使用")
    @APIResponse(responseCode = "200", description = "已确认")
    @APIResponse(responseCode = "404", description = "没有这个账户")
    @APIResponse(responseCode = "409", description = "已经确认过，或者您不能确认这个账户")
    public AccountView confirm(@PathParam("login") String login) {
        return accounts.confirm(login, caller.login());
    }

    @DELETE
    @Path("/{login}/lock")
    @Operation(operationId = "unlockAccount", summary = "解除因登录失败太多而来的等待")
    @APIResponse(responseCode = "204", description = "可以立即再试")
    @APIResponse(responseCode = "404", description = "没有这个账户")
    @APIResponse(responseCode = "409", description = "不能给自己解除")
    public void unlock(@PathParam("login") String login) {
        accounts.unlock(login, caller.login());
    }

    private static Response shownOnce(Response.ResponseBuilder answer, String login, String secret) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Secret(login, secret))
                .build();
    }
}
