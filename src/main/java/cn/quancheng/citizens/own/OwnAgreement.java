package cn.quancheng.citizens.own;

import cn.quancheng.citizens.Agreed;
import cn.quancheng.citizens.AgreementState;
import cn.quancheng.citizens.AgreementView;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.citizens.Channel;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.models.Notice;
import cn.quancheng.models.Notices;
import cn.quancheng.platform.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** A citizen's own yes and no to being scored. Whatever is said twice, or at the same instant, is said once. */
@ApplicationScoped
class OwnAgreement {
    /** Without letters and digits that are taken for each other. */
    private static final String SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int SIGNS_IN_NUMBER = 10;

    private final Citizens citizens;
    private final Agreements agreements;
    private final AgreementReceipts receipts;
    private final AgreementRefusals refusals;
    private final Notices notices;
    private final Messages messages;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OwnAgreement(
            Citizens citizens,
            Agreements agreements,
            AgreementReceipts receipts,
            AgreementRefusals refusals,
            Notices notices,
            Messages messages,
            Clock clock) {
        this.citizens = citizens;
        this.agreements = agreements;
        this.receipts = receipts;
        this.refusals = refusals;
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Agrees to the notice of today, or renews an agreement that ends soon, that was to an earlier notice or on paper.
     * Where the citizen's own agreement to this notice goes on for long enough, it stays as it is.
     *
     * @param by how the audit book names the citizen
     * @throws cn.quancheng.platform.Refusal 409 where another notice is in force, 422 where the citizen is under 18
     */
    @Transactional(rollbackOn = Exception.class)
    AgreementReceipt agree(long citizenId, NoticeRead read, String by) throws SQLException {
        Notice notice = notices.current();
        read.mustBe(notice);
        agreements.lock(citizenId);
        Optional<AgreementView> newest = agreements.newest(citizenId);
        if (newest.isPresent() && isUpToDate(newest.get(), notice)) {
            Optional<AgreementReceipt> given = receipts.of(newest.get());
            if (given.isPresent()) {
                return given.get();
            }
        }
        Citizen citizen = citizens.find(citizenId).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        AgreementView made =
                agreements.agree(citizen, new Agreed(Channel.MINI_PROGRAM, notice, today, number(today)), by, null);
        refusals.takeBack(citizenId);
        return receipts.give(made, citizen.idNumber());
    }

    /** Takes the agreement back; one that is taken back already stays so. */
    @Transactional(rollbackOn = Exception.class)
    void withdraw(long citizenId, String by) throws SQLException {
        agreements.lock(citizenId);
        if (!agreements.isWithdrawn(citizenId)) {
            agreements.withdraw(citizenId, by, null);
        }
    }

    /** How it stands, and what there is to do. */
    @Transactional(rollbackOn = Exception.class)
    OwnAgreementAnswer answer(long citizenId) throws SQLException {
        Optional<AgreementView> newest = agreements.newest(citizenId);
        AgreementState state = state(citizenId, newest);
        Asking asking = new Asking(notices.current(), isAdult(citizenId), refusals.askAgainOn(citizenId));
        String endsOn = newest.map(agreement -> agreement.endsOn().toString()).orElse("");
        return OwnAgreementAnswer.of(
                state,
                newest,
                newest.isPresent() ? receipts.of(newest.get()) : Optional.empty(),
                asking,
                messages.text("citizens.next-" + asking.next(state, newest), endsOn));
    }

    private AgreementState state(long citizenId, Optional<AgreementView> newest) throws SQLException {
        return agreements.isWithdrawn(citizenId)
                ? AgreementState.WITHDRAWN
                : newest.map(AgreementView::state).orElse(AgreementState.NONE);
    }

    private boolean isAdult(long citizenId) throws SQLException {
        LocalDate born = citizens.find(citizenId).orElseThrow().born();
        return !born.plusYears(Citizen.ADULT_AGE).isAfter(LocalDate.now(clock));
    }

    private static boolean isUpToDate(AgreementView newest, Notice notice) {
        return newest.state() == AgreementState.IN_FORCE
                && newest.noticeVersion().equals(notice.version());
    }

    private String number(LocalDate today) {
        StringBuilder number = new StringBuilder("XY").append(today.getYear()).append('-');
        random.ints(SIGNS_IN_NUMBER, 0, SIGNS.length()).forEach(sign -> number.append(SIGNS.charAt(sign)));
        return number.toString();
    }
}
