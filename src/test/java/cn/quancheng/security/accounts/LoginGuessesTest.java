package cn.quancheng.security.accounts;

import cn.quancheng.AtOnce;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditLine;
import cn.quancheng.audit.AuditQuery;
import cn.quancheng.audit.AuditReader;
import cn.quancheng.platform.Clocks;
import cn.quancheng.security.IdentityVault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LoginGuessesTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    DataSource database;

    @Inject
    IdentityVault vault;

    @Inject
    AuditBook audit;

    @Inject
    AuditReader reader;

    private final String login = "g-" + UUID.randomUUID();

    @Test
    void many_guesses_are_one_line_of_the_book_whoever_writes_it_down_at_the_same_time() throws Exception {
        for (int guess = 0; guess < 40; guess++) {
            at(START).count(Optional.of(login), Source.of("203.0.113." + guess % 2));
        }
        writeDown(START.plus(LoginGuesses.WINDOW).minusMillis(1));
        assertThat(lines()).as("within the window").isEmpty();

        Instant later = START.plus(LoginGuesses.WINDOW);
        AtOnce.run(4, () -> {
            writeDown(later);
            return true;
        });

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.actor()).isEqualTo("unknown");
            assertThat(line.details())
                    .containsEntry("guesses", 40)
                    .containsEntry("sources", 2)
                    .containsEntry("since", START.toString());
        });
    }

    private void writeDown(Instant now) {
        QuarkusTransaction.requiringNew().call(() -> {
            at(now).writeDown();
            return true;
        });
    }

    private List<AuditLine> lines() {
        AuditQuery query = new AuditQuery(
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of("LOGIN_FAILED"),
                Optional.empty(),
                Optional.empty());
        return reader.read(query, Optional.empty(), 1_000).orElseThrow().stream()
                .filter(line -> ("account/" + login).equals(line.subject()))
                .toList();
    }

    private LoginGuesses at(Instant now) {
        return new LoginGuesses(database, vault, audit, Clock.fixed(now, Clocks.CITY));
    }
}
