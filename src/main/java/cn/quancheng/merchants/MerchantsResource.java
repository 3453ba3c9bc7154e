package cn.quancheng.merchants;

import cn.quancheng.merchants.Onboarding.TakenIn;
import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
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

/** Which merchants there are, and how one is taken in. */
@Path(MerchantsResource.PATH)
@Tag(name = "商家")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class MerchantsResource {
    static final String PATH = "/api/v1/merchants";

    private final Onboarding onboarding;
    private final MerchantFiles files;
    private final Caller caller;

    MerchantsResource(Onboarding onboarding, MerchantFiles files, Caller caller) {
        this.onboarding = onboarding;
        this.files = files;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listMerchants", summary = "列出商家，可按名称、代码、统一社会信用代码和是否暂停查找")
    @APIResponse(responseCode = "200", description = "一页，先来的在前")
    @APIResponse(responseCode = "400", description = "查询或分页参数有误")
    public Page<MerchantFile> list(@BeanParam MerchantQuery query) {
        return files.page(query);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeMerchantIn",
            summary = "新增商家，连同门店和开通的场景；答复两个账户的首个密钥",
            description = "api账户用于正式核查，sandbox账户用于试用：它的核查不算数。")
    @APIResponse(
            responseCode = "201",
            description = "已新增；密钥只显示这一次",
            content = @Content(schema = @Schema(implementation = TakenIn.class)))
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "409", description = "商家代码、统一社会信用代码或登录名已被使用")
    @APIResponse(responseCode = "422", description = "统一社会信用代码、门店或场景代码有误，或Idempotency-Key已用于另一请求")
    public Response takeIn(@Valid @NotNull WantedMerchant wanted) {
        TakenIn taken = onboarding.takeIn(wanted, caller.login());
        return Credential.in(Response.created(URI.create(PATH + "/" + taken.id())), taken);
    }
}
