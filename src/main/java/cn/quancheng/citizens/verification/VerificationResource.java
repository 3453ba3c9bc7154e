package cn.quancheng.citizens.verification;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.citizens.Holdings;
import cn.quancheng.citizens.Holdings.Held;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.accounts.Caller;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Where a citizen shows who they are. It lets them see what is held about them, and scores nobody. */
@Path("/api/v1/me/verification")
@Tag(name = "我的实名认证")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class VerificationResource {
    private final Verifications verifications;
    private final VerificationTries tries;
    private final Citizens citizens;
    private final Instance<Holdings> holdings;
    private final AuditBook audit;
    private final Me me;
    private final Caller caller;

    VerificationResource(
            Verifications verifications,
            VerificationTries tries,
            Citizens citizens,
            @Any Instance<Holdings> holdings,
            AuditBook audit,
            Me me,
            Caller caller) {
        this.verifications = verifications;
        this.tries = tries;
        this.citizens = citizens;
        this.holdings = holdings;
        this.audit = audit;
        this.me = me;
        this.caller = caller;
    }

    /** Who somebody says they are. */
    @Schema(name = "VerificationRequest", example = "{\"name\":\"王小明\",\"idNumber\":\"370199198503120010\"}")
    record Request(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 40) String idNumber) {
        /** Neither of the two. */
        @Override
        public String toString() {
            return "who somebody says they are";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verify",
            summary = "实名认证：姓名与身份证号码须与人口库一致，这个微信从此代表这位市民",
            description = "每天至多五次。一位市民同时只有一个微信：换了微信的，原来的随之退出，并得到消息。未满18周岁也可以认证，以便查看保存着什么；认证不会产生信用分。")
    @APIResponse(responseCode = "200", description = "已认证；保存着多少关于本人的信息")
    @APIResponse(responseCode = "400", description = "身份证号码写错了；不计次数")
    @APIResponse(responseCode = "409", description = "这个微信已经实名认证为另一位市民")
    @APIResponse(responseCode = "422", description = "姓名与身份证号码不一致；不说明是哪一项")
    @APIResponse(responseCode = "429", description = "今天的次数已经用完")
    public Verification verify(@Valid @NotNull Request request) throws SQLException {
        IdentityNumber number = citizens.number(request.idNumber());
        int left = tries.take(me.signIn(), number, caller.source());
        return verification(verifications.verify(me.signIn(), number, request.name(), left));
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "getVerification", summary = "我以谁的名义登录，保存着多少关于我的信息")
    @APIResponse(responseCode = "200", description = "已认证")
    public Verification get() throws SQLException {
        audit.record(AuditEntry.of(me.actor(), "VERIFICATION_READ").about(me.citizen()));
        return verification(me.citizen());
    }

    @DELETE
    @Operation(operationId = "undoVerification", summary = "解除这个微信与我的绑定，并在所有设备上退出；已经给出的同意不受影响")
    @APIResponse(responseCode = "204", description = "已解除")
    public void undo() {
        verifications.undo(me.signIn(), me.citizen());
    }

    private Verification verification(long citizen) throws SQLException {
        List<Held> held = new ArrayList<>();
        for (Holdings room : holdings) {
            held.addAll(room.of(citizen));
        }
        return Verification.of(citizens.find(citizen).orElseThrow(), held);
    }
}
