package cn.quancheng.security.signin;

import cn.quancheng.security.Remembered;
import cn.quancheng.security.tokens.SessionCheck;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Which sessions last, and for whom. A call in a session that was seen lately costs no statement; an ended one serves
 * nobody any more, at once here and within ten seconds in other replicas.
 */
@ApplicationScoped
class LiveSessions implements SessionCheck {
    private final Remembered<UUID, Standing> standings;

    @Inject
    LiveSessions(SessionRepository rows) {
        this(rows, System::nanoTime);
    }

    LiveSessions(SessionRepository rows, LongSupplier nanoTime) {
        this.standings = new Remembered<>(
                session -> QuarkusTransaction.requiringNew()
                        .call(() -> rows.standing(session).orElse(Standing.NONE)),
                nanoTime);
    }

    @Override
    public boolean isAlive(UUID session) {
        return standings.get(session).alive();
    }

    /** What a session stands on. Nobody behind it is not believed: the verification may be another replica's. */
    Standing standing(UUID session) {
        Standing remembered = standings.get(session);
        return remembered.citizen().isPresent() ? remembered : standings.anew(session);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionChanged change) {
        standings.forget(change.session());
    }
}
