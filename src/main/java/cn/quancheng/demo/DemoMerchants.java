package cn.quancheng.demo;

import cn.quancheng.merchants.Branch;
import cn.quancheng.merchants.CreditCode;
import cn.quancheng.merchants.Partners;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Partner;
import cn.quancheng.scenarios.Scenarios;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The merchants of the demo: all that the catalogue names, each with its branches and with all that it offers open. */
@ApplicationScoped
class DemoMerchants {
    /** Those at whose first branch somebody stands. */
    private static final Set<String> WITH_A_CASHIER = Set.of("JINAN_LIBRARY", "JITAI_HOTEL");

    /** A company of a place that there is not, as the citizens' numbers are; four of the nine characters of its body. */
    private static final String NOBODYS = "91370199DEM0";

    private static final String CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int CREDIT_LENGTH = 17;

    private final Scenarios scenarios;
    private final Partners partners;
    private final DemoAccounts accounts;

    DemoMerchants(Scenarios scenarios, Partners partners, DemoAccounts accounts) {
        this.scenarios = scenarios;
        this.partners = partners;
        this.accounts = accounts;
    }

    /**
     * The logins of the demo's merchants.
     *
     * @param systems those of their systems, in the catalogue's order
     * @param cashiers those of people at their counters
     */
    record Logins(List<String> systems, List<String> cashiers) {
        Logins {
            systems = List.copyOf(systems);
            cashiers = List.copyOf(cashiers);
        }
    }

    /** What the catalogue says of a merchant, gathered from its scenarios. */
    private record Named(String code, String name, Map<String, Branch> branches, Set<String> offers) {
        static Named of(Partner partner) {
            return new Named(partner.merchant(), partner.name(), new LinkedHashMap<>(), new TreeSet<>());
        }

        void takePart(Partner partner, BenefitScenario scenario) {
            partner.branches()
                    .forEach(one -> branches.put(
                            one.branch(),
                            new Branch(
                                    one.branch(),
                                    one.name(),
                                    one.district(),
                                    Optional.ofNullable(one.address()).orElse("地址从略"),
                                    true)));
            offers.add(scenario.code());
        }
    }

    /** Makes sure that all of them are there, with today's password. */
    Logins ensure() {
        List<String> systems = new ArrayList<>();
        List<String> cashiers = new ArrayList<>();
        String password = accounts.password();
        for (Named merchant : named()) {
            String login = login(merchant.code());
            List<Branch> branches = List.copyOf(merchant.branches().values());
            partners.ensure(
                    new Partners.Partner(
                            merchant.code(),
                            merchant.name(),
                            creditCode(merchant.code()),
                            branches,
                            merchant.offers(),
                            login),
                    password);
            systems.add(login);
            if (WITH_A_CASHIER.contains(merchant.code()) && !branches.isEmpty()) {
                cashiers.add(partners.ensureCashier(login, branches.get(0).code(), "示例收银员", password));
            }
        }
        return new Logins(systems, cashiers);
    }

    /** The login of a merchant's system: its code in small letters, with dashes. */
    static String login(String merchant) {
        return merchant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same for the same merchant, on every machine. */
    static CreditCode creditCode(String merchant) {
        StringBuilder code = new StringBuilder(NOBODYS);
        long rest = Dice.mix(merchant.hashCode()) >>> 1;
        while (code.length() < CREDIT_LENGTH) {
            code.append(CREDIT_CHARACTERS.charAt((int) (rest % CREDIT_CHARACTERS.length())));
            rest /= CREDIT_CHARACTERS.length();
        }
        return CreditCode.completed(code.toString());
    }

    private Iterable<Named> named() {
        Map<String, Named> merchants = new LinkedHashMap<>();
        for (BenefitScenario scenario : scenarios.published()) {
            scenario.offer()
                    .partners()
                    .forEach(partner -> merchants
                            .computeIfAbsent(partner.merchant(), code -> Named.of(partner))
                            .takePart(partner, scenario));
        }
        return merchants.values();
    }
}
