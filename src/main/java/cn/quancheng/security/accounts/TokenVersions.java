package cn.quancheng.security.accounts;

import cn.quancheng.security.Remembered;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Tells whether a token is of its account as the account stands: a disabling and another secret end what was issued
 * before, at once here and within ten seconds in a replica that did not make the change.
 */
@ApplicationScoped
public class TokenVersions {
    private final Remembered<String, Standing> accounts;

    private final Clock clock;

    /** @param previousUntil until when tokens of the version before are good too, of a secret that is being replaced */
    private record Standing(int version, boolean active, Instant previousUntil) {
        static final Standing NOBODY = new Standing(0, false, Instant.MIN);

        static Standing of(Account account) {
            return new Standing(
                    account.tokenVersion(),
                    account.isActive(),
                    account.secret().previousUntil().orElse(Instant.MIN));
        }

        boolean isGood(long carried, Instant now) {
            return active && (carried == version || carried == version - 1L && now.isBefore(previousUntil));
        }
    }

    @Inject
    TokenVersions(AccountRepository rows, Clock clock) {
        this(rows, clock, System::nanoTime);
    }

    TokenVersions(AccountRepository rows, Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.accounts = new Remembered<>(login -> lookUp(rows, login), nanoTime);
    }

    /**
     * Whether a token that carries this version is good.
     *
     * @param login of its account
     */
    public boolean isCurrent(String login, long version) {
        Standing account = accounts.get(login);
        if (version > account.version()) {
            // Newer than what is remembered: the change was made in another replica, and this is its first sign.
            account = accounts.anew(login);
        }
        return account.isGood(version, clock.instant());
    }

    private static Standing lookUp(AccountRepository rows, String login) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.findByIdOptional(login).map(Standing::of).orElse(Standing.NOBODY));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChanged change) {
        accounts.forget(change.login());
    }
}
