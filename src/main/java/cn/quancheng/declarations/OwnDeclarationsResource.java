package cn.quancheng.declarations;

import cn.quancheng.platform.Idempotent;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;

/** A citizen declares honours, volunteer service, donations. */
@Path("/api/v1/me/declarations")
@Tag(name = "自主申报")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class OwnDeclarationsResource {
    private final Declarations declarations;
    private final DeclarationAnswers answers;
    private final Me me;

    OwnDeclarationsResource(Declarations declarations, DeclarationAnswers answers, Me me) {
        this.declarations = declarations;
        this.answers = answers;
        this.me = me;
    }

    /**
     * What a citizen declares. There is no place for an amount of money.
     *
     * @param item a code of {@code GET /declarable-items}
     * @param grade one of the item's, where it has grades
     * @param quantity in the item's unit; where there is nothing to count, 1 or nothing
     * @param issuer who gave, ran or took it
     * @param documentNumber of the certificate; needed for everything that is not counted
     * @param statement anything else that helps whoever looks at it
     */
    @Schema(name = "DeclarationRequest", example = """
            {"item":"HONOR","grade":"MUNICIPAL","occurredOn":"2026-10-05","issuer":"市总工会",
            "documentNumber":"济工发〔2026〕15号","statement":"证书原件可以出示。"}""")
    record Submitted(
            @NotBlank @Size(max = 60) String item,
            @Nullable @Size(max = 60) String grade,
            @Nullable Long quantity,
            @NotNull LocalDate occurredOn,
            @NotBlank @Size(max = 100) String issuer,
            @Nullable @Size(max = 200) String documentNumber,
            @Nullable @Size(max = 2000) String statement) {
        /** Not what the citizen says. */
        @Override
        public String toString() {
            return "a declaration of " + item;
        }
    }

    /** What the citizen says to its being held false. */
    @Schema(name = "FalsehoodReply", example = "{\"statement\":\"证书由原单位发放，编号以单位改制前的登记为准，可向其档案室核实。\"}")
    record Reply(@NotBlank @Size(max = 2000) String statement) {
        /** Not what the citizen says. */
        @Override
        public String toString() {
            return "a reply";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @ResponseStatus(201)
    @Operation(
            operationId = "submitDeclaration",
            summary = "自主申报：5个工作日内核验，核验通过才计入，当即重算",
            description = "捐赠、献血只计次数，不填金额。虚假申报经两人认定的，记为失信信息。")
    @APIResponse(responseCode = "201", description = "已提交，等待核验")
    @APIResponse(responseCode = "409", description = "没有生效的同意，同一事项已经申报过，或者报送部门已经报送")
    public DeclarationAnswers.Own submit(@Valid @NotNull Submitted submitted) throws SQLException {
        DeclarableItems.Wanted wanted = new DeclarableItems.Wanted(
                submitted.item(),
                submitted.grade(),
                submitted.quantity(),
                submitted.occurredOn(),
                submitted.issuer(),
                submitted.documentNumber());
        return answers.own(declarations.submit(me.citizen(), wanted, submitted.statement(), me.actor()));
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyDeclarations", summary = "我的申报，新的在前")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public Page<DeclarationAnswers.Own> list(@BeanParam PageQuery page) {
        Page<Declaration> found = declarations.of(me.citizen(), page, me.actor());
        return new Page<>(answers.own(found.items()), found.next());
    }

    @GET
    @Path("/{id}")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "getMyDeclaration", summary = "我的一项申报：办到哪一步、结果和理由")
    @APIResponse(responseCode = "200", description = "这项申报")
    @APIResponse(responseCode = "404", description = "我没有这项申报")
    public DeclarationAnswers.Own one(@PathParam("id") long id) {
        return answers.own(declarations.one(me.citizen(), id, me.actor()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "takeDeclarationBack", summary = "撤回申报：已经计入的，当即扣回并重算；可以重复")
    @APIResponse(responseCode = "204", description = "已撤回")
    @APIResponse(responseCode = "404", description = "我没有这项申报")
    @APIResponse(responseCode = "409", description = "核验没有通过，无可撤回")
    public void takeBack(@PathParam("id") long id) throws SQLException {
        declarations.takeBack(me.citizen(), id, me.actor());
    }

    @PUT
    @Path("/{id}/reply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "replyToFalsehood", summary = "对“申报可能虚假”作出说明，供决定的人审看；再次提交即替换")
    @APIResponse(responseCode = "200", description = "已保存，加密")
    @APIResponse(responseCode = "404", description = "我没有这项申报")
    @APIResponse(responseCode = "409", description = "没有人认为它虚假，或者已经决定")
    public DeclarationAnswers.Own reply(@PathParam("id") long id, @Valid @NotNull Reply reply) throws SQLException {
        return answers.own(declarations.reply(me.citizen(), id, reply.statement(), me.actor()));
    }
}
