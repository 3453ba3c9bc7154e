package cn.quancheng.journal;

import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which decisions the journal numbered about a citizen. */
@Dependent
class HeldDecisions {
    @Produces
    @Singleton
    HeldData decisions() {
        return new HeldRows("journal", "decisions", """
                SELECT d.entry, j.kind, j.received_at FROM decisions d JOIN journal j ON j.entry = d.entry
                WHERE d.citizen_id = ? ORDER BY d.entry
                """);
    }
}
