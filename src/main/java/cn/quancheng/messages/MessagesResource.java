package cn.quancheng.messages;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Role;
import cn.quancheng.security.signin.Me;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.time.Clock;

/** What a citizen was told, to be read whether WeChat delivered it or not. */
@Path("/api/v1/me/messages")
@Tag(name = "我的消息")
@RolesAllowed(Role.Names.CITIZEN)
@Produces(MediaType.APPLICATION_JSON)
class MessagesResource {
    private final MessageRepository messages;
    private final AuditBook audit;
    private final Me me;
    private final Clock clock;

    MessagesResource(MessageRepository messages, AuditBook audit, Me me, Clock clock) {
        this.messages = messages;
        this.audit = audit;
        this.me = me;
        this.clock = clock;
    }

    @GET
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "listMyMessages", summary = "我的消息，新的在前；unread是全部未读的条数")
    @APIResponse(responseCode = "200", description = "一页")
    @APIResponse(responseCode = "400", description = "分页参数有误")
    public MessagePage list(@BeanParam PageQuery query) {
        long citizen = me.citizen();
        Page<Message> page = Page.of(messages.page(citizen, query), query, message -> String.valueOf(message.id()));
        audit.record(AuditEntry.of(Me.actor(citizen), "MESSAGES_READ").about(citizen));
        return MessagePage.of(page.map(Message::view), messages.unread(citizen));
    }

    @PUT
    @Path("/{id}/read")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "markMessageRead", summary = "把一条消息标为已读")
    @APIResponse(responseCode = "204", description = "已标为已读")
    @APIResponse(responseCode = "404", description = "没有这条消息")
    public void read(@PathParam("id") long id) {
        messages.of(me.citizen(), id)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "messages.unknown"))
                .read(clock.instant());
    }

    @PUT
    @Path("/read")
    @Transactional(rollbackOn = Exception.class)
    @Operation(operationId = "markAllMessagesRead", summary = "把全部消息标为已读")
    @APIResponse(responseCode = "204", description = "已标为已读")
    public void readAll() {
        messages.readAll(me.citizen(), clock.instant());
    }
}
