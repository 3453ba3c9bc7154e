package cn.quancheng.security.accounts;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
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
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What operators do with accounts. */
@Path("/api/v1/accounts")
@Tag(name = "账户")
@RolesAllowed(Role.Names.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {
    private static final String EXAMPLE = """
            {"login":"civil-affairs","kind":"DEPARTMENT","displayName":"市民政局",
             "department":{"department":"市民政局","items":["VOLUNTEER_SERVICE","CHARITY_DONATION"],"forOthers":false}}""";

    private final Accounts accounts;
    private final Caller caller;

    AccountResource(Accounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /**
     * An account that an operator asks for.
     *
     * @param roles of staff; departments and merchants have theirs
     */
    @Schema(name = "AccountRequest", example = EXAMPLE)
    record Request(
            @NotNull String login,
            @NotNull AccountKind kind,
            @NotNull String displayName,
            @Nullable Set<Role> roles,
            @Valid @Nullable Grant department) {
        NewAccount wanted() {
            Set<Role> given = roles == null ? Set.of() : roles;
            Set<Role> usual = switch (kind) {
                case STAFF -> given;
                case DEPARTMENT -> given.isEmpty() ? EnumSet.of(Role.DEPARTMENT) : given;
                case MERCHANT -> given.isEmpty() ? EnumSet.of(Role.MERCHANT) : given;
            };
            return new NewAccount(
                    login,
                    kind,
                    displayName,
                    usual,
                    Optional.ofNullable(department).map(Grant::granted));
        }
    }

    /** What a department may report. */
    @Schema(name = "DepartmentGrantRequest")
    record Grant(
            @NotBlank @Size(max = 100) String department,
            @NotNull Set<@NotNull String> items,
            boolean forOthers) {
        DepartmentGrant granted() {
            return new DepartmentGrant(department, items, forOthers);
        }
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

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "makeAccount", summary = "新建账户，答复首个密码或密钥")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "201",
            description = "已建立；密码只显示这一次",
            content = @Content(schema = @Schema(implementation = Secret.class)))
    @APIResponse(responseCode = "400", description = "请求有误")
    @APIResponse(responseCode = "409", description = "登录名已被使用")
    @APIResponse(responseCode = "422", description = "内容不合要求，或Idempotency-Key已用于另一请求")
    public Response make(@Valid @NotNull Request request) {
        NewAccount wanted = request.wanted();
        String secret = accounts.make(wanted, caller.login());
        return shownOnce(Response.created(URI.create("/api/v1/accounts/" + wanted.login())), wanted.login(), secret);
    }

    @POST
    @Path("/{login}/secret")
    @Idempotent
    @Operation(operationId = "renewAccountSecret", summary = "换发密码或密钥；停用的账户随之恢复")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "新的密码，只显示这一次",
            content = @Content(schema = @Schema(implementation = Secret.class)))
    @APIResponse(responseCode = "404", description = "没有这个账户")
    public Response renew(@PathParam("login") String login) {
        return shownOnce(Response.ok(), login, accounts.renewSecret(login, caller.login()));
    }

    @DELETE
    @Path("/{login}")
    @Operation(operationId = "disableAccount", summary = "停用账户；已签发的令牌用到过期为止")
    @APIResponse(responseCode = "204", description = "已停用")
    @APIResponse(responseCode = "404", description = "没有这个账户")
    @APIResponse(responseCode = "409", description = "不能停用自己")
    public void disable(@PathParam("login") String login) {
        accounts.disable(login, caller.login());
    }

    private static Response shownOnce(Response.ResponseBuilder answer, String login, String secret) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Secret(login, secret))
                .build();
    }
}
