package cn.quancheng.merchants;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.AccountKind;
import cn.quancheng.security.accounts.DrawnSecret;
import cn.quancheng.security.accounts.MerchantAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.exception.ConstraintViolationException;

import java.time.Clock;
import java.util.Locale;

/** Takes a merchant in: who it is, its branches, what is opened for it, and two accounts, one of them to try things out. */
@ApplicationScoped
class Onboarding {
    private final MerchantRepository rows;
    private final MerchantAccountRepository accounts;
    private final MerchantState state;
    private final MerchantAccess access;
    private final AuditBook audit;
    private final Clock clock;

    Onboarding(
            MerchantRepository rows,
            MerchantAccountRepository accounts,
            MerchantState state,
            MerchantAccess access,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.state = state;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A merchant that was taken in.
     *
     * @param api what its system signs in with
     * @param sandbox what it signs in with to try things out
     */
    @Schema(name = "MerchantTakenIn", example = """
            {"id":12,"code":"JINAN_LIBRARY","api":{"login":"jinan-library","secret":"vX3k…"},
             "sandbox":{"login":"jinan-library.sandbox","secret":"q81Z…"}}""")
    record TakenIn(long id, String code, Credential api, Credential sandbox) {}

    /**
     * Takes one in.
     *
     * @throws Refusal 409 where its code or its credit code is a merchant's already
     */
    @Transactional(rollbackOn = Exception.class)
    TakenIn takeIn(WantedMerchant wanted, String operator) {
        CreditCode uscc = wanted.creditCode();
        wanted.requireEachBranchOnce();
        DrawnSecret api = access.draw();
        DrawnSecret sandbox = access.draw();
        access.requireWorking(operator);
        MerchantRow row = persisted(wanted, uscc, operator);
        wanted.branches().forEach(branch -> state.putBranch(row, branch));
        state.openOffers(row, wanted.offers(), operator);
        String login = login(wanted.code());
        Credential first = account(row, login, api, false, operator);
        Credential second = account(row, login + ".sandbox", sandbox, true, operator);
        audit.record(AuditEntry.of(operator, "MERCHANT_TAKEN_IN")
                .on(MerchantState.subject(row))
                .with("code", row.code()));
        return new TakenIn(row.id(), row.code(), first, second);
    }

    private MerchantRow persisted(WantedMerchant wanted, CreditCode uscc, String operator) {
        if (rows.ofCode(wanted.code()).isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "merchants.code-taken");
        }
        if (rows.hasPartner(uscc)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "merchants.uscc-taken");
        }
        MerchantRow row = new MerchantRow(wanted.code(), wanted.name(), uscc, operator, clock.instant());
        try {
            rows.persistAndFlush(row);
        } catch (ConstraintViolationException anotherOperatorWasFirst) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "merchants.taken-meanwhile");
        }
        return row;
    }

    private Credential account(MerchantRow row, String login, DrawnSecret secret, boolean sandbox, String operator) {
        access.make(login, AccountKind.MERCHANT, row.name(), secret, operator);
        accounts.persist(new MerchantAccount(accounts.nextId(), row.id(), login, sandbox, clock.instant()));
        return new Credential(login, secret.secret(), null);
    }

    /** Small letters and dashes, as logins have them; no two codes come to one. */
    private static String login(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
