package cn.quancheng.messages;

import cn.quancheng.platform.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of a citizen's messages.
 *
 * @param unread how many of all messages are not marked as read
 */
@Schema(name = "MessagePage")
record MessagePage(
        List<MessageView> items,

        @Schema(nullable = true, description = "下一页的游标；末页为null") @Nullable
        String next,

        long unread) {
    static MessagePage of(Page<MessageView> page, long unread) {
        return new MessagePage(page.items(), page.next(), unread);
    }
}
