package cn.quancheng.benefits.objections;

import cn.quancheng.TestCity;
import cn.quancheng.appeals.Accused;
import cn.quancheng.benefits.Shop;
import io.restassured.response.Response;

/** A citizen who redeemed the offer of a travel agency, and what they and a reviewer do about the agency's word. */
final class NoShowCase {
    static final String SAID = "当天我准时到店，前台没有扫码。";
    private static final String ADVICE = "TRAVEL_ADVISOR";

    final String citizen;
    final String check;
    private final TestCity city;
    private final Shop shop;
    private final String agency;

    private NoShowCase(TestCity city, Shop shop, String citizen) {
        this.city = city;
        this.shop = shop;
        this.citizen = citizen;
        agency = shop.open("JIAHUA_TRAVEL", ADVICE);
        check = shop.redeemed(agency, citizen, ADVICE);
    }

    /** Of a redemption that the agency did not report yet. */
    static NoShowCase unreported(TestCity city, Shop shop, String citizen) {
        return new NoShowCase(city, shop, citizen);
    }

    /** Of a citizen who did not come, as the agency reported. */
    static NoShowCase of(TestCity city, Shop shop, String citizen) {
        NoShowCase theirs = unreported(city, shop, citizen);
        theirs.report(false);
        return theirs;
    }

    void report(boolean kept) {
        shop.report(agency, check, kept).then().statusCode(204);
    }

    String address() {
        return "/api/v1/me/checks/" + check + "/objection";
    }

    Response object() {
        return city.asCitizen(citizen)
                .contentType("application/json")
                .body("{\"statement\":\"" + SAID + "\"}")
                .post(address());
    }

    Response takeBack() {
        return city.asCitizen(citizen).delete(address());
    }

    Response leave() {
        return city.asCitizen(citizen).delete("/api/v1/me/agreement");
    }

    Response decide(String decision) {
        return Accused.decide(city, review(), decision);
    }

    /** The number of the last review; 0 where there was none. */
    long review() {
        return shop.count(
                "SELECT coalesce(max(id), 0) FROM reviews WHERE kind = 'BENEFIT_OBJECTION' AND citizen_id = ?",
                city.idOf(citizen));
    }

    /** Whether the agency is told yes when the citizen comes again. */
    boolean isEligible() {
        return shop.checked(agency, citizen, ADVICE).jsonPath().getBoolean("eligible");
    }

    /** How many objections of the citizen are kept. */
    long objections() {
        return shop.count("SELECT count(*) FROM benefit_objections WHERE citizen_id = ?", city.idOf(citizen));
    }

    /** Where a field of this redemption stands among what merchants asked. */
    String at(String field) {
        return "items.find { it.id == '" + check + "' }." + field;
    }
}
