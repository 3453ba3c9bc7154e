package cn.quancheng.citizens;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.journal.Decisions;
import cn.quancheng.messages.CitizenMessage;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who has agreed to be scored. The newest agreement decides. Giving one and taking one back is a decision about the
 * citizen: the current score is computed, or dropped, in the same transaction.
 */
@ApplicationScoped
public class Agreements {
    /** Where anyone reads the notice that one agrees to today. */
    public static final String NOTICE = "/api/v1/notices/current";

    private static final String STANDING =
            "INSERT INTO agreement_standings (citizen_id, entry, first_day, ends_on) VALUES (?, ?, ?, ?)";

    /**
     * The first day that a citizen's agreement does not cover, as a query over one parameter, for whoever asks it in one
     * statement with something else; null where it was taken back, no row where there never was any.
     *
     * @see #refuseUnlessAgreed
     */
    public static final String ENDS_ON =
            "SELECT ends_on FROM agreement_standings WHERE citizen_id = ? ORDER BY entry DESC LIMIT 1";

    private static final String IS_WITHDRAWN =
            "SELECT ends_on IS NULL FROM agreement_standings WHERE citizen_id = ? ORDER BY entry DESC LIMIT 1";

    private final AgroalDataSource database;
    private final AgreementRepository agreements;
    private final Decisions decisions;
    private final AuditBook audit;
    private final CitizenMessages messages;
    private final Clock clock;
    private final Event<AgreementGiven> given;
    private final Event<AgreementWithdrawn> withdrawn;

    Agreements(
            AgroalDataSource database,
            AgreementRepository agreements,
            Decisions decisions,
            AuditBook audit,
            CitizenMessages messages,
            Clock clock,
            Event<AgreementGiven> given,
            Event<AgreementWithdrawn> withdrawn) {
        this.database = database;
        this.agreements = agreements;
        this.decisions = decisions;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
        this.given = given;
        this.withdrawn = withdrawn;
    }

    /**
     * Lets only those through who agree today, by the standing that a scoring sees.
     *
     * @throws Refusal 409 for everybody else, naming {@link #NOTICE} in its words and in a {@code Link} (RFC 8288)
     */
    public void required(long citizenId) throws SQLException {
        refuseUnlessAgreed(endsOn(citizenId));
    }

    /** Whether a citizen agrees today. */
    public boolean isInForce(long citizenId) throws SQLException {
        return endsOn(citizenId).filter(LocalDate.now(clock)::isBefore).isPresent();
    }

    private Optional<LocalDate> endsOn(long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            ENDS_ON,
                            row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
                            citizenId)
                    .flatMap(endsOn -> endsOn);
        }
    }

    /**
     * The same for what {@link #ENDS_ON} gave.
     *
     * @throws Refusal as {@link #required}
     */
    public void refuseUnlessAgreed(Optional<LocalDate> endsOn) {
        if (endsOn.filter(LocalDate.now(clock)::isBefore).isEmpty()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "citizens.not-agreed", NOTICE)
                    .header("Link", "<" + NOTICE + ">; rel=\"terms-of-service\"");
        }
    }

    /** Lets nobody else decide about this citizen until the transaction ends. */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    public void lock(long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            decisions.lock(connection, citizenId);
        }
    }

    /** Whether the last that was heard of a citizen is a no, given to an agreement or ahead of any. */
    public boolean isWithdrawn(long citizenId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, IS_WITHDRAWN, row -> row.getBoolean(1), citizenId)
                    .orElse(false);
        }
    }

    /** A citizen's newest agreement, whether it is in force or not. */
    @Transactional(rollbackOn = Exception.class)
    public Optional<AgreementView> newest(long citizenId) {
        return agreements.newest(citizenId).map(agreement -> agreement.view(LocalDate.now(clock)));
    }

    /**
     * Writes down that a citizen agrees. One that is in force is renewed: its first day stays, its end moves. Nothing
     * else brings back what the citizen took back.
     *
     * @param by who does it: the citizen, or a reviewer
     * @param reason the reviewer's case; null where the citizen does it
     * @throws Refusal 409 where a newer agreement is in force or the number names another act, 422 where the citizen is
     *     under 18
     */
    @Transactional(rollbackOn = Exception.class)
    public AgreementView agree(Citizen citizen, Agreed agreed, String by, @Nullable String reason) throws SQLException {
        if (citizen.born().plusYears(Citizen.ADULT_AGE).isAfter(agreed.on())) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "citizens.under-age");
        }
        long entry = decisions.begin(citizen.id(), "AGREEMENT");
        Optional<Agreement> earlier = agreements.newest(citizen.id());
        refuseOlder(earlier, agreed);
        if (agreements.isTaken(agreed.agreementNo())) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "citizens.agreement-taken")
                    .violation("agreementNo", "citizens.agreement-taken");
        }
        LocalDate firstDay =
                earlier.map(agreement -> agreement.firstDayOf(agreed.on())).orElse(agreed.on());
        LocalDate endsOn = agreed.on().plus(agreed.notice().term());
        // What the database keeps of an instant is less than a clock tells; a receipt must say the same later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Agreement agreement = new Agreement(citizen.id(), entry, agreed, now, firstDay, endsOn);
        agreements.persistAndFlush(agreement);
        stand(citizen.id(), entry, firstDay, endsOn);
        AuditEntry line = AuditEntry.of(by, "AGREEMENT_GIVEN")
                .about(citizen.id())
                .on("agreement/" + agreed.agreementNo())
                .with("notice", agreed.notice().version())
                .with("channel", agreed.channel());
        audit.record(reason == null ? line : line.because(reason));
        given.fire(new AgreementGiven(citizen.id(), entry, agreed));
        decisions.made(citizen.id(), entry);
        return agreement.view(LocalDate.now(clock));
    }

    /**
     * Takes a citizen's agreement back, at once and for every month: nobody scores this citizen any more, and the
     * scores that there are go. No file undoes it. It may be done before there is an agreement: then none on paper is
     * taken from a file.
     *
     * @param by who does it: the citizen, or a reviewer
     * @param reason the reviewer's case, of which the citizen is told; null where the citizen does it, who owes none
     */
    @Transactional(rollbackOn = Exception.class)
    public void withdraw(long citizenId, String by, @Nullable String reason) throws SQLException {
        long entry = decisions.begin(citizenId, "WITHDRAWAL");
        agreements
                .newest(citizenId)
                .filter(agreement -> !agreement.isWithdrawn())
                .ifPresent(agreement -> {
                    agreement.withdraw(entry, clock.instant());
                    agreements.flush();
                });
        stand(citizenId, entry, null, null);
        AuditEntry line = AuditEntry.of(by, "AGREEMENT_WITHDRAWN").about(citizenId);
        audit.record(reason == null ? line : line.because(reason));
        if (reason != null) {
            messages.tell(citizenId, new CitizenMessage.WithdrawnAtRequest(LocalDate.now(clock), reason));
        }
        withdrawn.fire(new AgreementWithdrawn(citizenId, entry, LocalDate.now(clock), by));
        decisions.made(citizenId, entry);
    }

    private static void refuseOlder(Optional<Agreement> earlier, Agreed agreed) {
        if (earlier.filter(agreement -> agreement.agreedOn().isAfter(agreed.on()))
                .isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "citizens.agreement-older");
        }
    }

    private void stand(long citizenId, long entry, @Nullable LocalDate firstDay, @Nullable LocalDate endsOn)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, STANDING, citizenId, entry, firstDay, endsOn);
        }
    }
}
