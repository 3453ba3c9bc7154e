package cn.quancheng.merchants;

import cn.quancheng.security.accounts.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Makes sure of merchants that nobody has to take in by hand: those of the demo city. Operators use {@link Onboarding}. */
@ApplicationScoped
public class Partners {
    private static final String ITSELF = "quancheng";

    private final MerchantRepository rows;
    private final MerchantAccountRepository accounts;
    private final MerchantState state;
    private final Accounts ground;
    private final Clock clock;

    Partners(
            MerchantRepository rows,
            MerchantAccountRepository accounts,
            MerchantState state,
            Accounts ground,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.state = state;
        this.ground = ground;
        this.clock = clock;
    }

    /**
     * A merchant as it is to be.
     *
     * @param branches those that are to be open; others stay as they are
     * @param offers all scenarios that are to be open for it
     * @param login of its system; its sandbox's is this one with {@code .sandbox}
     */
    public record Partner(
            String code, String name, CreditCode uscc, List<Branch> branches, Set<String> offers, String login) {
        public Partner {
            branches = List.copyOf(branches);
            offers = Set.copyOf(offers);
        }
    }

    /**
     * Makes sure that it is there, so, with this secret for both of its accounts.
     *
     * @return its number
     */
    @Transactional(rollbackOn = Exception.class)
    public long ensure(Partner wanted, String secret) {
        MerchantRow row = rows.ofCode(wanted.code()).orElseGet(() -> made(wanted));
        row.rename(wanted.name());
        wanted.branches()
                .forEach(branch -> state.putBranch(
                        row, new WantedBranch(branch.code(), branch.name(), branch.district(), branch.address())));
        state.openOffers(row, wanted.offers(), ITSELF);
        ensureAccount(row, wanted.login(), false, secret);
        ensureAccount(row, wanted.login() + ".sandbox", true, secret);
        return row.id();
    }

    /**
     * Makes sure that a merchant's first cashier stands at one of its branches, with this password.
     *
     * @param system the login of the merchant's system
     * @param name for the merchant alone
     * @return the cashier's login
     */
    @Transactional(rollbackOn = Exception.class)
    public String ensureCashier(String system, String branch, String name, String password) {
        MerchantAccount by = accounts.of(system).orElseThrow();
        MerchantRow row = rows.required(by.merchantId());
        String login = system + ".c1";
        ground.ensureCashier(login, row.name(), password);
        if (accounts.of(login).isEmpty()) {
            row.nextCashier();
            long id = accounts.nextId();
            accounts.persist(new MerchantAccount(id, by, login, branch, accounts.seal(id, name), clock.instant()));
        }
        return login;
    }

    private MerchantRow made(Partner wanted) {
        MerchantRow row = new MerchantRow(wanted.code(), wanted.name(), wanted.uscc(), ITSELF, clock.instant());
        rows.persist(row);
        return row;
    }

    private void ensureAccount(MerchantRow row, String login, boolean sandbox, String secret) {
        ground.ensureMerchant(login, row.name(), secret);
        if (accounts.of(login).isEmpty()) {
            accounts.persist(new MerchantAccount(accounts.nextId(), row.id(), login, sandbox, clock.instant()));
        }
    }
}
