package cn.quancheng.security.accounts;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Admission.Admitted;
import cn.quancheng.security.accounts.Admission.Locked;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.EnumSet;

/** Where whoever has an account changes its password. */
@Path("/api/v1/auth/password")
@Tag(name = "登录")
@Authenticated
class PasswordResource {
    private final Gate gate;
    private final Accounts accounts;
    private final Caller caller;

    PasswordResource(Gate gate, Accounts accounts, Caller caller) {
        this.gate = gate;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** A change of password. */
    @Schema(name = "PasswordChange", example = "{\"current\":\"…\",\"wanted\":\"至少十二个字符的新密码\"}")
    record Request(
            @NotNull String current,

            @Schema(description = "至少12个字符，UTF-8至多72字节") @NotNull
            String wanted) {
        /** Neither of the two. */
        @Override
        public String toString() {
            return "a change of password";
        }
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changePassword", summary = "修改自己的密码；此前签发的令牌随之失效，须重新登录")
    @APIResponse(responseCode = "204", description = "已修改")
    @APIResponse(responseCode = "403", description = "当前密码不正确")
    @APIResponse(responseCode = "409", description = "账户刚刚被更改，请重新登录再试")
    @APIResponse(responseCode = "422", description = "新密码不合要求")
    @APIResponse(responseCode = "429", description = "尝试太多")
    public void change(@Valid @NotNull Request request) {
        if (!Passwords.isGoodEnough(request.wanted())) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "accounts.invalid")
                    .violation("wanted", "accounts.password-form", Passwords.SHORTEST, Passwords.LONGEST_BYTES);
        }
        Admission admission =
                gate.admit(caller.login(), request.current(), caller.source(), EnumSet.allOf(AccountKind.class));
        if (admission instanceof Locked locked) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "accounts.locked")
                    .header("Retry-After", String.valueOf(locked.seconds()));
        }
        if (!(admission instanceof Admitted admitted)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "accounts.wrong-password");
        }
        accounts.changePassword(admitted, request.wanted());
    }
}
