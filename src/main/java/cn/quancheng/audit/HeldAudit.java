package cn.quancheng.audit;

import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The lines about a citizen. Who did it is told by {@code GET /me/accesses}, with the office instead of the login: the
 * people who work here have a claim to their names, too.
 */
@Dependent
class HeldAudit {
    @Produces
    @Singleton
    HeldData lines() {
        return new HeldRows("audit", "audit_log", """
                SELECT at, action, subject, reason, details FROM audit_log WHERE subject_citizen = ? ORDER BY at, id
                """);
    }
}
