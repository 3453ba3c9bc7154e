package cn.quancheng.reports;

import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which reports a citizen took; of code and file there are digests only. */
@Dependent
class HeldReports {
    @Produces
    @Singleton
    HeldData taken() {
        return new HeldRows(
                "reports", "reports", "SELECT id, made_at, ends_at FROM reports WHERE citizen_id = ? ORDER BY made_at");
    }
}
