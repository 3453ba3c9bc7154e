package cn.quancheng.merchants;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.AccountKind;
import cn.quancheng.security.accounts.DrawnSecret;
import cn.quancheng.security.accounts.MerchantAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The people at a merchant's counters, let in and out by the merchant itself. Their names are for the merchant alone; the
 * account of each is named after the merchant, and a name is forgotten when the account ends.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class Cashiers {
    private static final int MOST = 1000;

    private final MerchantRepository rows;
    private final BranchRepository branches;
    private final MerchantAccountRepository accounts;
    private final MerchantAccess access;
    private final AuditBook audit;
    private final Clock clock;

    Cashiers(
            MerchantRepository rows,
            BranchRepository branches,
            MerchantAccountRepository accounts,
            MerchantAccess access,
            AuditBook audit,
            Clock clock) {
        this.rows = rows;
        this.branches = branches;
        this.accounts = accounts;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** A person at a counter, as their merchant sees them. */
    @Schema(name = "Cashier", example = """
            {"login":"jinan-library.c1","branch":"MAIN","name":"王小明","madeAt":"2026-11-24T09:00:00Z"}""")
    record Cashier(String login, String branch, String name, Instant madeAt) {}

    /** The caller's, in the order in which they came. */
    Page<Cashier> page(String caller, PageQuery query) {
        MerchantAccount by = working(caller);
        requireActive(rows.required(by.merchantId()));
        List<MerchantAccount> found = accounts.cashiers(by, query);
        return Page.of(found, query, account -> String.valueOf(account.id())).map(this::cashier);
    }

    /**
     * Lets somebody in.
     *
     * @return their login and first password
     * @throws Refusal 404 where the merchant has no such branch, 409 where it is closed, or there are too many cashiers
     */
    Credential letIn(String caller, String branch, String name) {
        DrawnSecret secret = access.draw();
        MerchantAccount by = working(caller);
        MerchantRow merchant = rows.changeable(by.merchantId());
        // Read under the lock: it may have been suspended while this waited for it.
        requireActive(merchant);
        requireOpen(branches.of(merchant.id(), branch).orElseThrow(Cashiers::noBranch));
        if (accounts.countCashiers(merchant.id()) >= MOST) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "merchants.too-many-cashiers", MOST);
        }
        String login = by.login() + ".c" + merchant.nextCashier();
        access.make(login, AccountKind.CASHIER, merchant.name(), secret, caller);
        long id = accounts.nextId();
        accounts.persist(new MerchantAccount(id, by, login, branch, accounts.seal(id, name), clock.instant()));
        note(caller, "CASHIER_LET_IN", login);
        return new Credential(login, secret.secret(), null);
    }

    /** Gives one of the caller's another password, at once; the login's former one and its tokens work no more. */
    Credential renew(String caller, String login) {
        DrawnSecret secret = access.draw();
        own(caller, login);
        access.renew(login, secret, caller);
        note(caller, "CASHIER_PASSWORD_RENEWED", login);
        return new Credential(login, secret.secret(), null);
    }

    /** Ends one of the caller's, at once. */
    void end(String caller, String login) {
        MerchantAccount cashier = own(caller, login);
        access.end(List.of(login), caller);
        cashier.end(clock.instant());
        note(caller, "CASHIER_ENDED", login);
    }

    /** One of the caller's, with the merchant locked. */
    private MerchantAccount own(String caller, String login) {
        MerchantAccount by = working(caller);
        requireActive(rows.changeable(by.merchantId()));
        return accounts.of(login)
                .filter(found -> found.isCashier() && found.isWorking())
                .filter(found -> found.merchantId() == by.merchantId() && found.isSandbox() == by.isSandbox())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "merchants.no-cashier"));
    }

    /** @throws Refusal 403 where the caller's account stands for no merchant */
    private MerchantAccount working(String caller) {
        return accounts.working(caller).filter(account -> !account.isCashier()).orElseThrow(Cashiers::standsForNobody);
    }

    private static void requireActive(MerchantRow merchant) {
        if (!merchant.isActive()) {
            throw standsForNobody();
        }
    }

    private static void requireOpen(BranchRow branch) {
        if (!branch.isOpen()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "merchants.branch-closed");
        }
    }

    private Cashier cashier(MerchantAccount account) {
        return new Cashier(
                account.login(),
                Objects.requireNonNull(account.branch()),
                Objects.requireNonNull(accounts.name(account)),
                account.madeAt());
    }

    private void note(String by, String action, String login) {
        audit.record(AuditEntry.of(by, action).on("account/" + login));
    }

    private static Refusal noBranch() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "merchants.no-branch");
    }

    private static Refusal standsForNobody() {
        return Refusal.of(Refusal.Kind.FORBIDDEN, "merchants.stands-for-nobody");
    }
}
