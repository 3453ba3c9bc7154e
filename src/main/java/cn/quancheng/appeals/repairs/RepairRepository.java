package cn.quancheng.appeals.repairs;

import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.SealedText;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the repairs, with what citizens said in them sealed. */
@ApplicationScoped
class RepairRepository implements PanacheRepositoryBase<Repair, Long> {
    private static final String TABLE = "repairs";

    private final SealedText statement;
    private final SealedText performance;

    RepairRepository(IdentityVault vault) {
        statement = new SealedText(vault.atRest("repair-statements"), TABLE, "sealed_statement");
        performance = new SealedText(vault.atRest("repair-performances"), TABLE, "sealed_performance");
    }

    @Produces
    @Singleton
    SealedColumn statements() {
        return statement.column();
    }

    @Produces
    @Singleton
    SealedColumn performances() {
        return performance.column();
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("appeals", TABLE, """
                SELECT id, record_no, department, item, route, sealed_statement, sealed_performance
                FROM repairs WHERE citizen_id = ? ORDER BY id
                """, this::opened);
    }

    byte[] sealStatement(long id, String words) {
        return statement.seal(id, words);
    }

    byte @Nullable [] sealPerformance(long id, @Nullable String document) {
        return document == null || document.isBlank() ? null : performance.seal(id, document);
    }

    String statement(Repair repair) {
        return statement.open(repair.id(), repair.sealedStatement());
    }

    @Nullable
    String performance(Repair repair) {
        byte[] sealed = repair.sealedPerformance();
        return sealed == null ? null : performance.open(repair.id(), sealed);
    }

    /** Some of them, by their numbers. */
    Map<Long, Repair> all(Collection<Long> ids) {
        return list("id in ?1", ids).stream().collect(Collectors.toMap(Repair::id, Function.identity()));
    }

    private HeldRow opened(HeldRow row) {
        return performance.opened(
                statement.opened(row, "sealedStatement", "statement"), "sealedPerformance", "performanceDocument");
    }
}
