package cn.quancheng.security.accounts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tells whether a token is of its account as the account stands: a disabling and another secret end what was issued
 * before. Each replica remembers what it looked up for ten seconds, so that is how long such a token may live on in a
 * replica that did not make the change.
 */
@ApplicationScoped
public class TokenVersions {
    static final Duration FRESH = Duration.ofSeconds(10);

    private final AccountRepository rows;
    private final LongSupplier nanoTime;

    // Only logins of tokens that this service signed are looked up, so it does not grow past the accounts.
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(int version, boolean active, long at) {
        static final Seen NOBODY = new Seen(0, false, 0);

        static Seen of(Account account) {
            return new Seen(account.tokenVersion(), account.isActive(), 0);
        }

        Seen asOf(long time) {
            return new Seen(version, active, time);
        }
    }

    @Inject
    TokenVersions(AccountRepository rows) {
        this(rows, System::nanoTime);
    }

    TokenVersions(AccountRepository rows, LongSupplier nanoTime) {
        this.rows = rows;
        this.nanoTime = nanoTime;
    }

    /**
     * Whether a token that carries this version is good.
     *
     * @param login of its account
     */
    public boolean isCurrent(String login, long version) {
        Seen account = seen.get(login);
        // A newer token than what is remembered: the change was made in another replica, and this is its first sign.
        if (account == null || version > account.version() || nanoTime.getAsLong() - account.at() >= FRESH.toNanos()) {
            account = lookUp(login);
        }
        return account.active() && account.version() == version;
    }

    private Seen lookUp(String login) {
        // Dated before it is read: what changes meanwhile is found ten seconds after this at the latest.
        long now = nanoTime.getAsLong();
        Seen found = QuarkusTransaction.requiringNew()
                .call(() -> rows.findByIdOptional(login).map(Seen::of).orElse(Seen.NOBODY))
                .asOf(now);
        seen.put(login, found);
        return found;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountChanged change) {
        seen.remove(change.login());
    }
}
