package cn.quancheng.benefits.counter;

import cn.quancheng.CityClock;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Shop;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One of the worlds in which the same is asked: the same counters, other citizens. */
class CounterWorld {
    static final List<String> MERCHANTS = List.of("AOKAI_AUTO", "XINGYUAN_AUTO");
    static final String WASH = "CAR_WASH_FREE";
    static final String RENTAL = "CAR_RENTAL_DISCOUNT";
    static final String SERVICE = "CAR_SERVICE_LOW_PRICE";
    private static final List<List<String>> OFFERS = List.of(List.of(WASH, RENTAL), List.of(WASH, SERVICE));
    private static final List<String> ALL = List.of(WASH, RENTAL, SERVICE, "LIBRARY_DEPOSIT_FREE", "NO_SUCH_OFFER");
    private static final String CASHIERS = "/api/v1/merchant/cashiers";
    private static final int A_MINUTE = 600;

    private final TestCity city;
    private final CityClock clock;
    private final Shop shop;
    private final CounterCitizens citizens;
    private final Told told;
    private final List<Shown> shown = new ArrayList<>();
    private final List<CounterCitizens.Guest> guests = new ArrayList<>();
    private final List<String> checks = new ArrayList<>(List.of("0b7c1f3e-6f5f-4f0e-9d2f-2a52a1a3f1d0"));
    private final List<String> cashiers = new ArrayList<>();

    /** What somebody has to show, and where it is meant to be good. */
    private record Shown(String body, int merchant, String scenario) {}

    CounterWorld(TestCity city, CityClock clock, Shop shop, Visitors visitors) {
        this.city = city;
        this.clock = clock;
        this.shop = shop;
        this.citizens = new CounterCitizens(city, shop, visitors);
        this.told = new Told(shop, MERCHANTS.stream().map(Shop::login).toList());
    }

    /** What both merchants were told, answer by answer. */
    List<String> told() {
        return told.answers();
    }

    void happens(Act act) {
        switch (act.kind()) {
            case COME -> come(act);
            case COME_AGAIN -> comeAgain(act);
            case SHOW -> show(act, shown.isEmpty() ? invented(act) : shown.get(shown.size() - 1));
            case SHOW_EARLIER -> showEarlier(act);
            case REDEEM -> told.post(act.merchant(), "redemptions", "{\"checkId\":\"%s\"}".formatted(newest(act)));
            case GIVE_BACK -> told.delete(act.merchant(), "redemptions/" + newest(act));
            case REPORT ->
                told.post(act.merchant(), "redemptions/" + newest(act) + "/fulfilment", "{\"kept\":" + act.yes() + "}");
            case LOOK -> look(act);
            case REPEAT -> repeat(act);
            case LATER ->
                clock.forward(
                        switch (act.number() % 10) {
                            case 0 -> Duration.ofDays(1);
                            case 1, 2, 3 -> Duration.ofMinutes(11);
                            default -> Duration.ofSeconds(61);
                        });
            case GO -> guests.stream().skip(half(act)).findFirst().ifPresent(citizens::go);
            case LET_GO -> guests.stream().skip(half(act)).findFirst().ifPresent(citizens::letGo);
            case NONSENSE ->
                told.post(
                        act.merchant(),
                        act.other() ? "checks" : "redemptions",
                        act.of(List.of("{}", "[", "{\"code\":7}")));
            case CASHIER -> cashier(act);
            case FLOOD -> flood(act);
        }
    }

    private long half(Act act) {
        return guests.isEmpty() ? 0 : act.number() % guests.size();
    }

    private void come(Act act) {
        String scenario = act.of(OFFERS.get(act.merchant()));
        String merchant = MERCHANTS.get(act.merchant());
        if (!act.yes()) {
            String refused = act.other() ? citizens.badCode(scenario) : citizens.badConsent(merchant, scenario);
            shown.add(new Shown(refused, act.merchant(), scenario));
            return;
        }
        CounterCitizens.Guest guest = citizens.good();
        guests.add(guest);
        String good = act.other() ? citizens.code(guest, scenario) : citizens.consent(guest, merchant, scenario);
        shown.add(new Shown(good, act.merchant(), scenario));
    }

    private void comeAgain(Act act) {
        String scenario = act.of(OFFERS.get(act.merchant()));
        if (!guests.isEmpty()) {
            CounterCitizens.Guest guest = guests.get((int) half(act));
            shown.add(new Shown(citizens.code(guest, scenario), act.merchant(), scenario));
        }
    }

    private void show(Act act, Shown what) {
        ask(what.merchant(), what.body(), what.scenario(), null);
    }

    private void showEarlier(Act act) {
        Shown what = shown.isEmpty() ? invented(act) : act.of(shown);
        ask(act.merchant(), what.body(), act.other() ? what.scenario() : act.of(ALL), null);
    }

    private static Shown invented(Act act) {
        return new Shown("\"code\":\"7K2M-9QXT-4HZC-8WVE\"", act.merchant(), act.of(OFFERS.get(act.merchant())));
    }

    private void ask(int merchant, String body, String scenario, @Nullable String key) {
        String check = told.check(merchant, body, scenario, key);
        if (check != null && !checks.contains(check)) {
            checks.add(check);
        }
    }

    /** Of the checks that were answered yes rather one of the last. */
    private String newest(Act act) {
        int last = Math.min(checks.size(), act.other() ? 2 : 12);
        return checks.get(checks.size() - 1 - act.number() % last);
    }

    private void repeat(Act act) {
        Shown what = shown.isEmpty() ? invented(act) : shown.get(shown.size() - 1);
        String key = UUID.randomUUID().toString();
        ask(act.merchant(), what.body(), what.scenario(), key);
        ask(act.merchant(), what.body(), what.scenario(), key);
        ask(act.merchant(), what.body(), act.of(ALL), key);
        ask(1 - act.merchant(), what.body(), what.scenario(), key);
    }

    private void look(Act act) {
        told.get(
                act.merchant(),
                "merchant/" + act.of(List.of("statistics", "offers", "cashiers", "statistics?from=2026-12-01")));
    }

    private void cashier(Act act) {
        if (act.other() || cashiers.isEmpty()) {
            cashiers.add(told.letIn(act.merchant()));
        } else {
            told.delete(act.merchant(), "merchant/cashiers/" + act.of(cashiers));
        }
    }

    private void flood(Act act) {
        for (int i = 0; i <= A_MINUTE; i++) {
            ask(act.merchant(), invented(act).body(), act.of(OFFERS.get(act.merchant())), null);
        }
    }

    /** Nobody was ever here. */
    static void begin(Shop shop, int placesLeft) {
        for (String table : List.of("benefit_checks", "benefit_places", "benefit_pauses", "benefit_consents")) {
            shop.update("DELETE FROM " + table + " WHERE scenario = ANY (?)", (Object)
                    new String[] {WASH, RENTAL, SERVICE});
        }
        shop.update("DELETE FROM benefit_check_counts");
        shop.update(
                "INSERT INTO benefit_places (scenario, period, number, held_until)"
                        + " SELECT ?, DATE '2026-12-06', n, CASE WHEN n > 20 - ? THEN timestamptz '-infinity'"
                        + " ELSE timestamptz 'infinity' END FROM generate_series(1, 20) n",
                WASH,
                placesLeft);
        for (String merchant : MERCHANTS) {
            List<String> left =
                    shop.as(Shop.login(merchant)).get(CASHIERS).jsonPath().getList("items.login");
            left.forEach(login -> shop.as(Shop.login(merchant)).delete(CASHIERS + "/" + login));
        }
    }
}
