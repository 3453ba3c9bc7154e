package cn.quancheng.security;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.StartRefusal;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class KeyWitnessTest {
    private static final String OTHER_KEY = "0".repeat(32);

    @Inject
    DataSource database;

    @Inject
    DataFolder folder;

    @Test
    void a_replica_with_the_keys_of_the_data_starts() throws IOException {
        assertThatCode(() -> witness(kept("identity-key"), kept("digest-key")).compare())
                .doesNotThrowAnyException();
        assertThatCode(() -> witness("1:" + kept("identity-key") + ",2:" + OTHER_KEY, kept("digest-key"))
                        .compare())
                .doesNotThrowAnyException();
    }

    @Test
    void every_key_that_ever_sealed_must_be_there_and_right_whichever_seals_there_are() throws Exception {
        String first = "1:" + kept("identity-key");
        String digestKey = kept("digest-key");
        try {
            witness("2:" + OTHER_KEY + "," + first, digestKey).compare();

            assertThatCode(() -> witness(first + ",2:" + OTHER_KEY, digestKey).compare())
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> witness(first, digestKey).compare())
                    .isInstanceOfSatisfying(
                            StartRefusal.class, e -> assertThat(e.what()).isEqualTo("identity-key-missing"));
            assertThatThrownBy(() -> witness("2:" + "1".repeat(32) + "," + first, digestKey)
                            .compare())
                    .isInstanceOfSatisfying(
                            StartRefusal.class, e -> assertThat(e.what()).isEqualTo("identity-key-wrong"));
            assertThatThrownBy(() -> witness("2:" + OTHER_KEY + ",1:" + "1".repeat(32), digestKey)
                            .compare())
                    .isInstanceOfSatisfying(
                            StartRefusal.class, e -> assertThat(e.what()).isEqualTo("identity-key-wrong"));
        } finally {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM key_witnesses WHERE name = 'identity-2'");
            }
        }
    }

    @Test
    void a_replica_with_other_keys_than_the_data_s_does_not_start() throws IOException {
        String identityKey = kept("identity-key");
        String digestKey = kept("digest-key");

        assertThatThrownBy(() -> witness(OTHER_KEY, digestKey).compare())
                .hasMessageContaining("QUANCHENG_IDENTITY_KEY")
                .hasMessageNotContaining(OTHER_KEY);
        assertThatThrownBy(() -> witness(identityKey, OTHER_KEY.repeat(2)).compare())
                .hasMessageContaining("QUANCHENG_DIGEST_KEY");
    }

    private KeyWitness witness(String identityKey, String digestKey) {
        return new KeyWitness(database, new IdentityVault(identityKey, digestKey));
    }

    private String kept(String name) throws IOException {
        return Files.readString(folder.root().resolve("secrets").resolve(name));
    }
}
