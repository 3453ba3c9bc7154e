package cn.quancheng.messages;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CitizenMessagesTest {
    private static final CitizenMessage WITHDRAWN =
            new CitizenMessage.WithdrawnAtRequest(LocalDate.of(2026, 11, 5), "济信异字〔2026〕12号");

    @Inject
    CitizenMessages messages;

    @Inject
    DataSource database;

    private final long citizen = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

    @Test
    void a_message_says_what_happened_when_and_under_which_case() throws SQLException {
        messages.tell(citizen, WITHDRAWN);

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("WITHDRAWN_AT_REQUEST 2026年11月5日")
                .contains("案号济信异字〔2026〕12号", "如果您没有提出过这项申请");
    }

    @Test
    void a_message_is_undone_with_the_transaction_that_it_belongs_to() throws SQLException {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    messages.tell(citizen, WITHDRAWN);
                    throw new IllegalStateException("the withdrawal failed");
                }))
                .hasMessageContaining("the withdrawal failed");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            messages.tell(connection, citizen, WITHDRAWN);
            connection.rollback();
            connection.setAutoCommit(true);
        }

        assertThat(told()).isEmpty();
    }

    @Test
    void an_identity_number_typed_as_a_case_number_is_masked() {
        assertThat(new CitizenMessage.WithdrawnAtRequest(LocalDate.of(2026, 11, 5), "370199198503120010").text())
                .doesNotContain("198503120010");
    }

    private List<String> told() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT kind, text FROM citizen_messages WHERE citizen_id = ?")) {
            select.setLong(1, citizen);
            try (ResultSet rows = select.executeQuery()) {
                List<String> told = new ArrayList<>();
                while (rows.next()) {
                    told.add(rows.getString(1) + " " + rows.getString(2));
                }
                return told;
            }
        }
    }
}
