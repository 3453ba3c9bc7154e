package cn.quancheng.scenarios;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.CoSignRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the association does with scenarios. Every step locks the scenario first, so that of several at once each finds what
 * the one before it left, and stands in the book with its line or not at all.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class ScenarioDesk {
    private final ScenarioVersions rows;
    private final Accounts accounts;
    private final AuditBook audit;
    private final Clock clock;

    ScenarioDesk(ScenarioVersions rows, Accounts accounts, AuditBook audit, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes a draft, or another text into one's own.
     *
     * @throws Refusal 400 naming every fault of the text, 409 where somebody else has a draft of it, or the text is what is
     *     published
     */
    ScenarioVersion draft(String code, byte[] yaml, String by) throws SQLException {
        YamlFile file = new YamlFile(OfferReader.fileName(code), yaml);
        BenefitOffer offer = DraftCheck.read(file);
        rows.lockOrMake(code);
        Optional<ScenarioVersion> draft = rows.draft(code);
        if (draft.isPresent() && !draft.get().draftedBy().equals(by)) {
            throw conflict("scenarios.others-draft", draft.get().draftedBy());
        }
        String digest = file.digest();
        Optional<ScenarioVersion> newest = rows.newest(code);
        if (newest.filter(version -> version.digest().equals(digest)).isPresent()) {
            throw conflict("scenarios.unchanged");
        }
        rows.keep(file);
        int number = newest.map(ScenarioVersion::version).orElse(0);
        ScenarioVersion written =
                draft.orElseGet(() -> new ScenarioVersion(offer, digest, number, by, clock.instant()));
        written.write(offer, digest, number, by, clock.instant());
        rows.persistAndFlush(written);
        audit.record(entry(by, "SCENARIO_DRAFTED", code).with("digest", digest));
        return written;
    }

    /** @throws Refusal 404 where there is no draft of it */
    void discard(String code, String by) throws SQLException {
        ScenarioVersion draft = rows.lock(code)
                .flatMap(head -> rows.draft(code))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "scenarios.no-draft"));
        rows.delete(draft);
        audit.record(entry(by, "SCENARIO_DRAFT_DISCARDED", code)
                .with("draftedBy", draft.draftedBy())
                .with("digest", draft.digest()));
    }

    /**
     * Publishes what somebody else drafted.
     *
     * @param digest of the text that the publisher read
     * @throws Refusal 404 where there is no such scenario; 409 where there is no draft, it says something else by now, it
     *     is the publisher's own or of somebody whom the publisher may not co-sign for, or another version was published
     *     since it was written
     */
    ScenarioVersion publish(String code, String digest, String by) throws SQLException {
        required(code);
        ScenarioVersion draft = rows.draft(code).orElseThrow(() -> withoutDraft(code, digest));
        if (!draft.digest().equals(digest)) {
            throw conflict("scenarios.another-text");
        }
        refuseOwn(draft, by);
        if (draft.basedOn() != rows.newestNumber(code)) {
            throw conflict("scenarios.outdated");
        }
        BenefitOffer offer = DraftCheck.read(rows.text(code, digest));
        rows.publish(draft, offer, by, clock.instant());
        audit.record(entry(by, "SCENARIO_PUBLISHED", code)
                .with("version", draft.basedOn() + 1)
                .with("draftedBy", draft.draftedBy())
                .with("digest", digest));
        return draft;
    }

    /**
     * Takes a scenario out of the catalogue from a day on; whatever was held or taken before stays.
     *
     * @param from its first day without; today at the earliest
     * @throws Refusal 400 where the day is over, 404 where nothing of it was published
     */
    void end(String code, LocalDate from, String reason, String by) throws SQLException {
        ScenarioHead head = required(code);
        if (rows.newest(code).isEmpty()) {
            throw none();
        }
        if (from.isBefore(LocalDate.now(clock))) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation("from", "scenarios.past");
        }
        head.end(from, reason, by, clock.instant());
        rows.flush();
        rows.changed();
        audit.record(entry(by, "SCENARIO_ENDED", code).because(reason).with("from", from));
    }

    /** Undoes that; where it has no end, nothing happens. */
    void reopen(String code, String by) throws SQLException {
        ScenarioHead head = required(code);
        LocalDate from = head.endsFrom();
        if (from != null) {
            head.reopen();
            rows.flush();
            rows.changed();
            audit.record(entry(by, "SCENARIO_ENDING_UNDONE", code).with("from", from));
        }
    }

    private void refuseOwn(ScenarioVersion draft, String by) {
        if (draft.draftedBy().equals(by)) {
            throw conflict("scenarios.own-draft");
        }
        Optional<CoSignRefusal> refusal = accounts.mayCoSign(by, draft.draftedBy());
        if (refusal.isPresent()) {
            throw refusal.get().refusal();
        }
    }

    private Refusal withoutDraft(String code, String digest) {
        boolean published = rows.newest(code)
                .filter(version -> version.digest().equals(digest))
                .isPresent();
        return conflict(published ? "scenarios.published-already" : "scenarios.no-draft");
    }

    private ScenarioHead required(String code) {
        return rows.lock(code).orElseThrow(ScenarioDesk::none);
    }

    private static Refusal none() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "scenarios.none");
    }

    private static Refusal conflict(String words, Object... arguments) {
        return Refusal.of(Refusal.Kind.CONFLICT, words, arguments);
    }

    private static AuditEntry entry(String by, String action, String code) {
        return AuditEntry.of(by, action).on("scenario/" + code);
    }
}
