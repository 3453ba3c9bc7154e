package cn.quancheng.merchants;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.MerchantAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What operators do with a merchant that is there. Each act holds its row, so that two of them come one after the other. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class MerchantDesk {
    private final MerchantRepository rows;
    private final BranchRepository branches;
    private final MerchantAccountRepository accounts;
    private final MerchantState state;
    private final MerchantAccess access;
    private final AuditBook audit;
    private final Clock clock;

    MerchantDesk(
            MerchantRepository rows,
            BranchRepository branches,
            MerchantAccountRepository accounts,
            MerchantState state,
            MerchantAccess access,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.branches = branches;
        this.accounts = accounts;
        this.state = state;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    void rename(long id, String name, String operator) {
        MerchantRow merchant = locked(id, operator);
        merchant.rename(name);
        access.rename(logins(merchant), name);
        note(operator, "MERCHANT_RENAMED", merchant);
    }

    void putBranch(long id, WantedBranch branch, String operator) {
        MerchantRow merchant = locked(id, operator);
        state.putBranch(merchant, branch);
        audit.record(entry(operator, "MERCHANT_BRANCH_PUT", merchant).with("branch", branch.code()));
    }

    /** Closes a branch, at once for who stands at its counter; it may be repeated. */
    void closeBranch(long id, String code, String operator) {
        MerchantRow merchant = locked(id, operator);
        BranchRow branch = branches.of(merchant.id(), code).orElseThrow(MerchantDesk::noBranch);
        if (branch.isOpen()) {
            branch.close(clock.instant());
            audit.record(entry(operator, "MERCHANT_BRANCH_CLOSED", merchant).with("branch", code));
        }
    }

    void openOffers(long id, Set<String> scenarios, String operator) {
        MerchantRow merchant = locked(id, operator);
        state.openOffers(merchant, scenarios, operator);
        audit.record(entry(operator, "MERCHANT_OFFERS_PUT", merchant)
                .with("offers", String.join(" ", new TreeSet<>(scenarios))));
    }

    /** Suspends a merchant: no account of it works any more, from this commit on. It may be repeated, with another reason. */
    void suspend(long id, String reason, String operator) {
        MerchantRow merchant = locked(id, operator);
        boolean first = !merchant.isSuspended();
        merchant.suspend(reason, clock.instant());
        if (first) {
            access.suspend(logins(merchant), operator);
        }
        audit.record(entry(operator, "MERCHANT_SUSPENDED", merchant).because(reason));
    }

    /** Lifts a suspension; nothing where there is none. */
    void resume(long id, String operator) {
        MerchantRow merchant = locked(id, operator);
        if (merchant.isSuspended()) {
            merchant.resume();
            access.resume(logins(merchant), operator);
            note(operator, "MERCHANT_RESUMED", merchant);
        }
    }

    /** Ends a partnership for good; what was done stays named. */
    void end(long id, String operator) {
        MerchantRow merchant = locked(id, operator);
        access.end(logins(merchant), operator);
        accounts.of(Set.of(merchant.id())).forEach(account -> account.end(clock.instant()));
        merchant.end(clock.instant());
        note(operator, "MERCHANT_ENDED", merchant);
    }

    private List<String> logins(MerchantRow merchant) {
        return accounts.of(Set.of(merchant.id())).stream()
                .map(MerchantAccount::login)
                .toList();
    }

    /** @throws Refusal 404 where there is none, 409 where it has ended */
    private MerchantRow locked(long id, String operator) {
        access.requireWorking(operator);
        return rows.changeable(id);
    }

    private void note(String operator, String action, MerchantRow merchant) {
        audit.record(entry(operator, action, merchant));
    }

    private static AuditEntry entry(String operator, String action, MerchantRow merchant) {
        return AuditEntry.of(operator, action).on(MerchantState.subject(merchant));
    }

    private static Refusal noBranch() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "merchants.no-branch");
    }
}
