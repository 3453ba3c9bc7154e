package cn.quancheng.messages;

import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What a citizen was told. */
@Dependent
class HeldMessages {
    @Produces
    @Singleton
    HeldData told() {
        return new HeldRows("messages", "citizen_messages", """
                SELECT at, kind, text, sent_at, read_at, attempts, kept_because FROM citizen_messages
                WHERE citizen_id = ? ORDER BY id
                """);
    }
}
