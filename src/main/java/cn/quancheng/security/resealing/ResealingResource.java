package cn.quancheng.security.resealing;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
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

import java.sql.SQLException;

/** Sealing everything anew, asked for and watched. */
@Path("api/v1/keys/resealing")
@Tag(name = "登录")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.Names.OPERATOR)
class ResealingResource {
    private final Resealer resealer;
    private final Resealings book;
    private final Caller caller;

    ResealingResource(Resealer resealer, Resealings book, Caller caller) {
        this.resealer = resealer;
        this.book = book;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "resealAll",
            summary = "用在用的身份密钥重新封存全部数据",
            description = "须先让所有副本都换用新的密钥清单。中断后再次发起即可继续；已在进行时不会重复发起。完成之后旧密钥可以去掉。")
    @APIResponse(
            responseCode = "202",
            description = "已发起，或已在进行",
            content = @Content(schema = @Schema(implementation = Resealing.class)))
    public Response start() throws SQLException {
        resealer.start(caller.login());
        return Response.accepted(progress()).build();
    }

    @GET
    @Operation(operationId = "resealingProgress", summary = "最近一次重新封存的进度")
    @APIResponse(responseCode = "200", description = "进度")
    public Resealing progress() throws SQLException {
        return book.newest().orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "tokens.never-resealed"));
    }
}
