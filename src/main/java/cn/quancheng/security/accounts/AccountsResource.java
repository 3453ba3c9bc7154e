package cn.quancheng.security.accounts;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.net.URI;

/** Who has an account, and how one is made. */
@Path(AccountsResource.PATH)
@Tag(name = "账户")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class AccountsResource {
    static final String PATH = "/api/v1/accounts";

    private final AccountDesk accounts;
    private final Caller caller;

    AccountsResource(AccountDesk accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listAccounts", summary = "列出账户")
    @APIResponse(responseCode = "200", description = "一页账户，按登录名排列")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<AccountView> list(@BeanParam PageQuery query) {
        return accounts.page(query);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "makeAccount", summary = "新建账户，答复首个密码或密钥；管理员、审批员、审计员的账户须由另一位管理员确认后才能使用")
    @APIResponse(
            responseCode = "201",
            description = "已建立；密码只显示这一次",
            content = @Content(schema = @Schema(implementation = FirstSecret.class)))
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "409", description = "登录名已被使用")
    @APIResponse(responseCode = "422", description = "内容不合要求，或Idempotency-Key已用于另一请求")
    public Response make(@Valid @NotNull AccountRequest request) {
        NewAccount wanted = request.wanted();
        String secret = accounts.make(wanted, caller.login());
        return new FirstSecret(wanted.login(), secret).in(Response.created(URI.create(PATH + "/" + wanted.login())));
    }
}
