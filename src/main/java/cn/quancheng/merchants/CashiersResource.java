package cn.quancheng.merchants;

import cn.quancheng.merchants.Cashiers.Cashier;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

/** A merchant lets people at its counters in and out. */
@Path("/api/v1/merchant/cashiers")
@Tag(name = "收银员")
@RolesAllowed(Role.Names.MERCHANT)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "403", description = "这个账户不代表任何在用的商家")
class CashiersResource {
    private final Cashiers cashiers;
    private final Caller caller;

    CashiersResource(Cashiers cashiers, Caller caller) {
        this.cashiers = cashiers;
        this.caller = caller;
    }

    /**
     * Somebody to let in.
     *
     * @param branch whose counter it is
     * @param name by which the merchant knows them; nobody else reads it
     */
    @Schema(name = "CashierRequest", example = "{\"branch\":\"MAIN\",\"name\":\"王小明\"}")
    record Wanted(
            @NotBlank @Size(max = 40) String branch,
            @NotBlank @Size(max = 50) String name) {
        /** Not who it is. */
        @Override
        public String toString() {
            return "a cashier at " + branch;
        }
    }

    @GET
    @Operation(operationId = "listCashiers", summary = "本商家在用的收银员；名字只有本商家看得到")
    @APIResponse(responseCode = "200", description = "一页，先来的在前")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<Cashier> list(@BeanParam PageQuery query) {
        return cashiers.page(caller.login(), query);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "letCashierIn",
            summary = "新增一名收银员，答复登录名和首个密码",
            description = "收银员以grant_type=password领取令牌，只能在本门店核查、核销；不收集身份证号。沙箱账户新增的是沙箱收银员。")
    @APIResponse(
            responseCode = "201",
            description = "已新增；密码只显示这一次",
            content = @Content(schema = @Schema(implementation = Credential.class)))
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "404", description = "本商家没有这个门店")
    @APIResponse(responseCode = "409", description = "门店已关闭，或收银员太多")
    public Response letIn(@Valid @NotNull Wanted wanted) {
        return Credential.in(Response.status(201), cashiers.letIn(caller.login(), wanted.branch(), wanted.name()));
    }

    @POST
    @Path("/{login}/secret")
    @Idempotent
    @Operation(operationId = "renewCashierPassword", summary = "给收银员换发密码；旧密码和已签发的令牌随之失效")
    @APIResponse(
            responseCode = "200",
            description = "新密码，只显示这一次",
            content = @Content(schema = @Schema(implementation = Credential.class)))
    @APIResponse(responseCode = "404", description = "本商家没有这名收银员")
    public Response renew(@PathParam("login") String login) {
        return Credential.in(Response.ok(), cashiers.renew(caller.login(), login));
    }

    @DELETE
    @Path("/{login}")
    @Operation(operationId = "endCashier", summary = "停用一名收银员，立即生效；名字随之删除")
    @APIResponse(responseCode = "204", description = "已停用")
    @APIResponse(responseCode = "404", description = "本商家没有这名收银员")
    public void end(@PathParam("login") String login) {
        cashiers.end(caller.login(), login);
    }
}
