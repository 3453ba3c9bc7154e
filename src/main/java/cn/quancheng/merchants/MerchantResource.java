package cn.quancheng.merchants;

import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Set;

/** What operators do with one merchant. */
@Path(MerchantsResource.PATH + "/{id}")
@Tag(name = "商家")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "没有这个商家或门店")
class MerchantResource {
    private final MerchantDesk desk;
    private final MerchantFiles files;
    private final Caller caller;

    MerchantResource(MerchantDesk desk, MerchantFiles files, Caller caller) {
        this.desk = desk;
        this.files = files;
        this.caller = caller;
    }

    /** A merchant's name. */
    @Schema(name = "MerchantName", example = "{\"name\":\"济南市图书馆\"}")
    record Named(@NotBlank @Size(max = 100) String name) {}

    /** A branch as it is to be; the address says which. */
    @Schema(name = "MerchantBranchState", example = "{\"name\":\"总馆\",\"district\":\"槐荫区\",\"address\":\"腊山河西路2277号\"}")
    record BranchState(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 20) String district,
            @NotBlank @Size(max = 200) String address) {}

    /** All scenarios that are to be open for a merchant. */
    @Schema(name = "MerchantOffers", example = "{\"offers\":[\"LIBRARY_DEPOSIT_FREE\"]}")
    record Offers(@NotNull @Size(max = 100) Set<@NotNull String> offers) {}

    /** Why a merchant is suspended. */
    @Schema(name = "MerchantSuspension", example = "{\"reason\":\"密钥疑似泄露\"}")
    record Suspension(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @Operation(operationId = "getMerchant", summary = "查看一个商家；没有密钥，也没有收银员的名字")
    @APIResponse(responseCode = "200", description = "商家")
    public MerchantFile get(@PathParam("id") long id) {
        return files.one(id);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "renameMerchant", summary = "更改商家名称")
    @APIResponse(responseCode = "200", description = "更改后的商家")
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public MerchantFile rename(@PathParam("id") long id, @Valid @NotNull Named named) {
        desk.rename(id, named.name(), caller.login());
        return files.one(id);
    }

    @DELETE
    @Operation(operationId = "endMerchant", summary = "终止合作，不可恢复；所有账户立即停用")
    @APIResponse(responseCode = "204", description = "已终止")
    @APIResponse(responseCode = "409", description = "已经终止过")
    public void end(@PathParam("id") long id) {
        desk.end(id, caller.login());
    }

    @PUT
    @Path("/branches/{branch}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putMerchantBranch", summary = "新增或更改一个门店；已关闭的随之重新开放")
    @APIResponse(responseCode = "200", description = "更改后的商家")
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public MerchantFile putBranch(
            @PathParam("id") long id,
            @PathParam("branch") @Pattern(regexp = Codes.PARTNER, message = "{merchants.code-form}") String branch,
            @Valid @NotNull BranchState state) {
        desk.putBranch(id, new WantedBranch(branch, state.name(), state.district(), state.address()), caller.login());
        return files.one(id);
    }

    @DELETE
    @Path("/branches/{branch}")
    @Operation(operationId = "closeMerchantBranch", summary = "关闭一个门店；其收银员立即不能核查。可以重复")
    @APIResponse(responseCode = "204", description = "已关闭")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public void closeBranch(@PathParam("id") long id, @PathParam("branch") String branch) {
        desk.closeBranch(id, branch, caller.login());
    }

    @PUT
    @Path("/offers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putMerchantOffers", summary = "开通的场景，以此为准：不在其中的随之关闭")
    @APIResponse(responseCode = "200", description = "更改后的商家")
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    @APIResponse(responseCode = "422", description = "场景代码有误")
    public MerchantFile putOffers(@PathParam("id") long id, @Valid @NotNull Offers offers) {
        desk.openOffers(id, offers.offers(), caller.login());
        return files.one(id);
    }

    @PUT
    @Path("/suspension")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "suspendMerchant",
            summary = "暂停商家，立即生效：令牌、密钥、签名、收银员全部停用。可以重复，以改写理由",
            description = "已签发的令牌随之失效，恢复之后须重新领取；密钥不变。")
    @APIResponse(responseCode = "204", description = "已暂停")
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public void suspend(@PathParam("id") long id, @Valid @NotNull Suspension suspension) {
        desk.suspend(id, suspension.reason(), caller.login());
    }

    @DELETE
    @Path("/suspension")
    @Operation(operationId = "resumeMerchant", summary = "恢复暂停的商家；可以重复")
    @APIResponse(responseCode = "204", description = "已恢复")
    @APIResponse(responseCode = "409", description = "合作已经终止")
    public void resume(@PathParam("id") long id) {
        desk.resume(id, caller.login());
    }
}
