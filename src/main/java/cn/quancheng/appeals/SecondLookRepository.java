package cn.quancheng.appeals;

import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.SealedText;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the second looks, with what citizens said in them sealed. */
@ApplicationScoped
class SecondLookRepository implements PanacheRepositoryBase<SecondLook, Long> {
    private static final String TABLE = "second_looks";

    private final SealedText statement;

    SecondLookRepository(IdentityVault vault) {
        this.statement = new SealedText(vault.atRest("second-looks"), TABLE, "sealed_statement");
    }

    @Produces
    @Singleton
    SealedColumn statements() {
        return statement.column();
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("appeals", TABLE, """
                SELECT id, to_char(month, 'YYYY-MM') AS month, sealed_statement
                FROM second_looks WHERE citizen_id = ? ORDER BY id
                """, row -> statement.opened(row, "sealedStatement", "statement"));
    }

    byte[] seal(long id, String words) {
        return statement.seal(id, words);
    }

    String statement(SecondLook look) {
        return statement.open(look.id(), look.sealedStatement());
    }

    /** Some of them, by their numbers. */
    Map<Long, SecondLook> all(List<Long> ids) {
        return list("id in ?1", ids).stream().collect(Collectors.toMap(SecondLook::id, Function.identity()));
    }
}
