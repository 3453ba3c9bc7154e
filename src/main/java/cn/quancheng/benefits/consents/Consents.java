package cn.quancheng.benefits.consents;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.benefits.Moment;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.merchants.Merchant;
import cn.quancheng.merchants.Merchants;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.scenarios.BenefitDomain;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.security.accounts.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Gives consents and takes them back; a check looks at the rows itself, so that what is taken back counts at once. */
@ApplicationScoped
class Consents {
    /** The fields in which departments give priority among equals. */
    private static final Set<BenefitDomain> OF_DEPARTMENTS =
            EnumSet.of(BenefitDomain.GOVERNMENT_SERVICE, BenefitDomain.CAREER);

    private final ConsentRepository rows;
    private final Scenarios scenarios;
    private final Merchants merchants;
    private final Accounts accounts;
    private final Agreements agreements;
    private final AuditBook audit;
    private final Clock clock;

    Consents(
            ConsentRepository rows,
            Scenarios scenarios,
            Merchants merchants,
            Accounts accounts,
            Agreements agreements,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.scenarios = scenarios;
        this.merchants = merchants;
        this.accounts = accounts;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives one.
     *
     * @throws Refusal 404 where there is no such offer, or nobody of that name takes part in it, 409 without an agreement
     *     or where the same is in force
     */
    @Transactional(rollbackOn = Exception.class)
    Consent give(long citizenId, ConsentRequest wanted, String by) throws SQLException {
        BenefitScenario scenario = scenarios
                .published(wanted.scenario())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-scenario")
                        .violation("scenario", "benefits.no-scenario"));
        Party party = party(scenario, wanted);
        // Whoever consents twice at once, or leaves meanwhile, waits here.
        agreements.lock(citizenId);
        agreements.required(citizenId);
        LocalDate today = LocalDate.now(clock);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Consent open : rows.open(citizenId, scenario.code())) {
            if (open.party().equals(party)) {
                if (open.state(today) == ConsentState.IN_FORCE) {
                    throw Refusal.of(Refusal.Kind.CONFLICT, "benefits.consent-in-force");
                }
                open.withdraw(now);
            }
        }
        rows.flush();
        Consent consent = new Consent(citizenId, party, scenario.code(), now, today.plusMonths(wanted.asMonths()));
        rows.persistAndFlush(consent);
        note(citizenId, consent.id(), by, "CONSENT_GIVEN");
        return consent;
    }

    private Party party(BenefitScenario scenario, ConsentRequest wanted) {
        if (wanted.merchant() != null) {
            return scenario.partner(wanted.merchant())
                    .flatMap(partner -> merchants.find(partner.merchant()))
                    .filter(Merchant::active)
                    .map(merchant -> new Party.OfMerchant(merchant.id()))
                    .orElseThrow(() -> nobody("merchant"));
        }
        String department = Objects.requireNonNull(wanted.department());
        if (!OF_DEPARTMENTS.contains(scenario.domain())
                || !accounts.departments().containsKey(department)) {
            throw nobody("department");
        }
        return new Party.OfDepartment(department);
    }

    private static Refusal nobody(String field) {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-party").violation(field, "benefits.no-party");
    }

    /** A citizen's, the newest first. */
    Page<Consent> of(long citizenId, PageQuery page, String by) {
        audit.record(AuditEntry.of(by, "CONSENTS_READ").about(citizenId));
        return Page.of(
                rows.of(citizenId, Moment.after(page), page),
                page,
                consent -> new Moment(consent.givenAt(), consent.id()).cursor());
    }

    /**
     * Takes one back; one that is taken back already stays so.
     *
     * @throws Refusal 404 where the citizen has no such
     */
    @Transactional(rollbackOn = Exception.class)
    void withdraw(long citizenId, UUID id, String by) {
        Consent consent =
                rows.of(citizenId, id).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-consent"));
        if (consent.withdrawnAt() == null) {
            consent.withdraw(clock.instant().truncatedTo(ChronoUnit.MICROS));
            rows.flush();
            note(citizenId, id, by, "CONSENT_WITHDRAWN");
        }
    }

    private void note(long citizenId, UUID id, String by, String action) {
        audit.record(AuditEntry.of(by, action).about(citizenId).on("consent/" + id));
    }
}
