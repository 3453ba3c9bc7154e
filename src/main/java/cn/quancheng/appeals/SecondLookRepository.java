package cn.quancheng.appeals;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the second looks, with what citizens said in them sealed. */
@ApplicationScoped
class SecondLookRepository implements PanacheRepositoryBase<SecondLook, Long> {
    private final AtRest sealed;

    SecondLookRepository(IdentityVault vault) {
        this.sealed = vault.atRest("second-looks");
    }

    @Produces
    @Singleton
    SealedColumn statements() {
        return new SealedColumn(
                "second_looks",
                "id",
                "int8send(id)",
                "sealed_statement",
                (id, statement) -> sealed.seal(id, sealed.open(id, statement)));
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("appeals", "second_looks", """
                SELECT id, to_char(month, 'YYYY-MM') AS month, sealed_statement
                FROM second_looks WHERE citizen_id = ? ORDER BY id
                """, this::opened);
    }

    byte[] seal(long id, String statement) {
        return sealed.seal(owner(id), statement.getBytes(StandardCharsets.UTF_8));
    }

    String statement(SecondLook look) {
        return open(look.id(), look.sealedStatement());
    }

    /** Some of them, by their numbers. */
    Map<Long, SecondLook> all(List<Long> ids) {
        return list("id in ?1", ids).stream().collect(Collectors.toMap(SecondLook::id, Function.identity()));
    }

    private HeldRow opened(HeldRow row) {
        return row.with("statement", open(row.number("id"), row.bytes("sealedStatement")))
                .without("sealedStatement");
    }

    private String open(long id, byte[] statement) {
        return new String(sealed.open(owner(id), statement), StandardCharsets.UTF_8);
    }

    private static byte[] owner(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }
}
