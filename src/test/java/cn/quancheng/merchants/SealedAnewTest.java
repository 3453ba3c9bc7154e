package cn.quancheng.merchants;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.Sql;
import io.quarkus.arc.All;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import static cn.quancheng.merchants.TestMerchant.CASHIERS;
import static cn.quancheng.merchants.TestMerchant.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

/** What rests sealed of merchants can be sealed anew under another key, and opens as before. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class SealedAnewTest {
    @Inject
    TestCity city;

    @Inject
    DataSource database;

    @Inject
    @All
    List<SealedColumn> sealedColumns;

    @Test
    void a_cashiers_name_is_read_as_before() throws SQLException {
        TestMerchant merchant = TestMerchant.in(city);
        String login = TestMerchant.letIn(merchant.token(), "EAST", "王小明").getString("login");

        seal("merchant_accounts", "login", login);

        with(merchant.token()).get(CASHIERS).then().body("items.name", contains("王小明"));
    }

    @Test
    void a_shared_secret_opens_as_before() throws SQLException {
        TestMerchant merchant = TestMerchant.in(city);
        String keyId = merchant.asOperator()
                .body("{\"algorithm\":\"HMAC_SHA256\"}")
                .post(merchant.address() + "/signing-key")
                .path("keyId");

        seal("signature_keys", "id", keyId);
        seal("signature_keys", "id", keyId);
    }

    /** Seals a row anew; what does not open cannot be. */
    private void seal(String table, String key, String value) throws SQLException {
        SealedColumn sealed = sealedColumns.stream()
                .filter(column -> column.table().equals(table))
                .findFirst()
                .orElseThrow();
        try (Connection connection = database.getConnection()) {
            byte[][] row = Sql.first(
                            connection,
                            "select %s, %s from %s where %s = ?".formatted(sealed.owner(), sealed.column(), table, key),
                            found -> new byte[][] {found.getBytes(1), found.getBytes(2)},
                            value)
                    .orElseThrow();
            byte[] anew = sealed.reseal().anew(row[0], row[1]);
            assertThat(anew).isNotEqualTo(row[1]);
            Sql.update(
                    connection,
                    "update %s set %s = ? where %s = ?".formatted(table, sealed.column(), key),
                    anew,
                    value);
        }
    }
}
