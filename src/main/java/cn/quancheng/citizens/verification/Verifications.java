package cn.quancheng.citizens.verification;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.messages.CitizenMessage.SignedInElsewhere;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.signin.Me;
import cn.quancheng.security.signin.SignIns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Binds a WeChat to the citizen behind it, and lets go of it. */
@ApplicationScoped
class Verifications {
    private final IdentityCheck check;
    private final SignIns signIns;
    private final CitizenMessages messages;
    private final AuditBook audit;
    private final Clock clock;

    Verifications(IdentityCheck check, SignIns signIns, CitizenMessages messages, AuditBook audit, Clock clock) {
        this.check = check;
        this.signIns = signIns;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Binds a WeChat to the citizen of a name and a number. The one that was bound before is freed and told.
     *
     * @param left how many tries are left after this one, for the refusal's words
     * @throws Refusal 422 where name and number do not belong together, 409 where the WeChat is another citizen's
     */
    @Transactional(
            rollbackOn = Exception.class,
            dontRollbackOn = Refusal.class) // A try that failed is written down all the same.
    long verify(UUID signIn, IdentityNumber number, String name, int left) throws SQLException {
        OptionalLong bound = signIns.citizenOf(signIn);
        Optional<Long> citizen = check.citizen(number, name);
        if (bound.isPresent()) {
            // Whether name and number are somebody else's is not said here.
            long same = citizen.filter(found -> found == bound.getAsLong())
                    .orElseThrow(() -> Refusal.of(Refusal.Kind.CONFLICT, "citizens.verified-already"));
            audit.record(AuditEntry.of(Me.actor(same), "VERIFICATION_READ").about(same));
            return same;
        }
        if (citizen.isEmpty()) {
            audit.record(AuditEntry.of(Me.actor(signIn), "VERIFICATION_FAILED"));
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "citizens.not-verified", left);
        }
        bind(signIn, citizen.get());
        return citizen.get();
    }

    private void bind(UUID signIn, long citizen) {
        Optional<UUID> former = signIns.bind(signIn, citizen);
        former.ifPresent(other -> messages.tell(citizen, other, new SignedInElsewhere(ZonedDateTime.now(clock))));
        audit.record(AuditEntry.of(Me.actor(citizen), "CITIZEN_VERIFIED")
                .about(citizen)
                .on(Me.actor(signIn))
                .with("another_was_freed", former.isPresent()));
    }

    /** Lets the WeChat stand for nobody any more. What the citizen agreed to goes on. */
    @Transactional(rollbackOn = Exception.class)
    void undo(UUID signIn, long citizen) {
        signIns.free(signIn);
        audit.record(AuditEntry.of(Me.actor(citizen), "VERIFICATION_UNDONE")
                .about(citizen)
                .on(Me.actor(signIn)));
    }
}
