package cn.quancheng.benefits.counter;

import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customer;
import cn.quancheng.benefits.Shop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** The citizens of one world: whoever can have an offer can for some reason, and whoever cannot, for any of many. */
class CounterCitizens {
    private static final String GARAGE = "XINCHENGTONG_GARAGE";
    private static final String ELSEWHERE = "LIBRARY_DEPOSIT_FREE";

    private final TestCity city;
    private final Shop shop;
    private final Visitors visitors;
    private final Random random;
    private final Map<String, String> consents = new HashMap<>();

    /** Why the answer is no. */
    private enum No {
        BELOW,
        NO_SCORE,
        LEFT,
        /** For the one offer that a third merchant has too, below the tier for the others. */
        PAUSED,
        USED_UP,
        /** Nobody's: never given, replaced by another or taken back. */
        INVENTED,
        GONE,
        /** Given for something or somebody else. */
        ELSEWHERE
    }

    /** Somebody who could have an offer. */
    static final class Guest {
        private final Customer who;
        private boolean gone;
        private String left = "";

        private Guest(Customer who) {
            this.who = who;
        }
    }

    CounterCitizens(TestCity city, Shop shop, Visitors visitors) {
        this.city = city;
        this.shop = shop;
        this.visitors = visitors;
        this.random = visitors.random();
    }

    /** Somebody who was never here, with some score that is high enough. */
    Guest good() {
        return new Guest(visitors.next(Visitors.Kind.GOOD));
    }

    /** A fresh code; of whoever left, the last one. */
    String code(Guest guest, String scenario) {
        return guest.left.isEmpty() ? code(guest.who, scenario) : guest.left;
    }

    private String code(Customer who, String scenario) {
        return "\"code\":\"" + shop.codeOf(who.idNumber(), scenario) + "\"";
    }

    String consent(Guest guest, String merchant, String scenario) {
        return consent(guest.who, merchant, scenario);
    }

    private String consent(Customer who, String merchant, String scenario) {
        return consents.computeIfAbsent(
                who.idNumber() + merchant + scenario,
                c -> "\"consentId\":\""
                        + city.asCitizen(who.idNumber())
                                .contentType("application/json")
                                .body("{\"merchant\":\"%s\",\"scenario\":\"%s\"}".formatted(merchant, scenario))
                                .post("/api/v1/me/consents")
                                .then()
                                .statusCode(201)
                                .extract()
                                .jsonPath()
                                .getString("consentId")
                        + "\"");
    }

    /** A code that is good for nothing at any of the two merchants. */
    String badCode(String scenario) {
        No why = why(scenario);
        if (why == No.INVENTED) {
            return "\"code\":\"%04X-0000-%04X-0000\"".formatted(random.nextInt(65_536), random.nextInt(65_536));
        }
        Customer who = whoCannot(why, scenario);
        String code = code(who, why == No.ELSEWHERE ? ELSEWHERE : scenario);
        if (why == No.GONE) {
            code(who, scenario);
        } else if (why == No.LEFT) {
            leave(who);
        }
        return code;
    }

    /** A consent that is good for nothing likewise. */
    String badConsent(String merchant, String scenario) {
        No why = why(scenario);
        boolean atGarage = why == No.ELSEWHERE && scenario.equals(CounterWorld.SERVICE);
        if (why == No.INVENTED || why == No.ELSEWHERE && !atGarage) {
            return "\"consentId\":\"" + new UUID(random.nextLong(), random.nextLong()) + "\"";
        }
        Customer who = whoCannot(why, scenario);
        String consent = consent(who, atGarage ? GARAGE : merchant, scenario);
        if (why == No.GONE) {
            String id = consent.replaceAll("\"consentId\":|\"", "");
            city.asCitizen(who.idNumber())
                    .delete("/api/v1/me/consents/" + id)
                    .then()
                    .statusCode(204);
        } else if (why == No.LEFT) {
            leave(who);
        }
        return consent;
    }

    private No why(String scenario) {
        List<No> choice = scenario.equals(CounterWorld.SERVICE) && random.nextBoolean()
                ? List.of(No.PAUSED, No.USED_UP)
                : List.of(No.values());
        return choice.get(random.nextInt(choice.size()));
    }

    private Customer whoCannot(No why, String scenario) {
        boolean shared = scenario.equals(CounterWorld.SERVICE);
        return switch (why) {
            case PAUSED -> shared ? paused() : visitors.next(Visitors.Kind.BELOW);
            case USED_UP -> shared ? usedUp() : visitors.next(Visitors.Kind.BELOW);
            case BELOW -> visitors.next(Visitors.Kind.BELOW);
            case NO_SCORE -> visitors.next(Visitors.Kind.NO_SCORE);
            default -> visitors.next(Visitors.Kind.GOOD);
        };
    }

    private Customer paused() {
        Customer one = visitors.next(Visitors.Kind.GOOD);
        String redemption = shop.redeemed(Shop.login(GARAGE), one.idNumber(), CounterWorld.SERVICE);
        shop.report(Shop.login(GARAGE), redemption, false).then().statusCode(204);
        return one;
    }

    private Customer usedUp() {
        Customer one = visitors.next(Visitors.Kind.GOOD);
        shop.redeemed(Shop.login(GARAGE), one.idNumber(), CounterWorld.SERVICE);
        shop.redeemed(Shop.login(GARAGE), one.idNumber(), CounterWorld.SERVICE);
        return one;
    }

    /** From now on this one can have nothing, and nothing is held any more, whyever. */
    void go(Guest guest) {
        if (guest.gone) {
            return;
        }
        guest.gone = true;
        if (Visitors.canFall(guest.who) && random.nextBoolean()) {
            letGo(guest);
            city.close(guest.who.recordNo(0), "REVOKED", "2026-12-05").then().statusCode(204);
        } else {
            guest.left = code(guest.who, CounterWorld.WASH);
            leave(guest.who);
        }
    }

    private void leave(Customer who) {
        city.asCitizen(who.idNumber()).delete("/api/v1/me/agreement").then().statusCode(204);
    }

    /** Lets go all that is held just now. */
    void letGo(Guest guest) {
        if (guest.left.isEmpty()) {
            List<String> held = new ArrayList<>(city.asCitizen(guest.who.idNumber())
                    .get("/api/v1/me/checks")
                    .jsonPath()
                    .getList("items.findAll { it.state == 'HELD' }.id"));
            held.forEach(check -> given().spec(city.asCitizen(guest.who.idNumber()))
                    .delete("/api/v1/me/checks/" + check)
                    .then()
                    .statusCode(204));
        }
    }
}
