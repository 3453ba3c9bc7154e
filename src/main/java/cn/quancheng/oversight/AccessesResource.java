package cn.quancheng.oversight;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.audit.AuditLine;
import cn.quancheng.audit.AuditQuery;
import cn.quancheng.audit.AuditReader;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who looked at the data of the citizen who asks. */
@Path("/api/v1/me/accesses")
@Tag(name = "我的数据")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class AccessesResource {
    private final AuditReader reader;
    private final AuditBook book;
    private final Accesses accesses;
    private final Me me;

    AccessesResource(AuditReader reader, AuditBook book, Accesses accesses, Me me) {
        this.reader = reader;
        this.book = book;
        this.accesses = accesses;
        this.me = me;
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyAccesses", summary = "谁在何时、为何看过或处理过我的数据，用白话写成，新的在前；我自己的查看也在内")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "查询条件或分页参数有误")
    public Page<Access> list(
            @Parameter(
                            description = "all：全部；self：只看我自己的；others：只看别人的",
                            schema =
                                    @Schema(
                                            enumeration = {"all", "self", "others"},
                                            defaultValue = "all"))
                    @QueryParam("by")
                    @Nullable
                    String by,
            @BeanParam PageQuery page) {
        AuditQuery query = query(by == null ? "all" : by);
        List<AuditLine> lines =
                reader.read(query, page.afterNumber(), page.size() + 1).orElseThrow(PageQuery::noCursor);
        Page<AuditLine> shown = Page.of(lines, page, line -> String.valueOf(line.id()));
        book.record(AuditEntry.of(me.actor(), "ACCESSES_READ").about(me.citizen()));
        return new Page<>(accesses.inWords(shown.items(), me.actor()), shown.next());
    }

    private AuditQuery query(String by) {
        Optional<String> self = Optional.of(me.actor());
        return new AuditQuery(
                OptionalLong.of(me.citizen()),
                by.equals("self") ? self : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                switch (by) {
                    case "all", "self" -> Optional.empty();
                    case "others" -> self;
                    default -> throw refusal("by", "oversight.accesses-by");
                });
    }

    private static Refusal refusal(String field, String words) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation(field, words);
    }
}
