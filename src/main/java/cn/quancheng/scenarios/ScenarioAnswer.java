package cn.quancheng.scenarios;

import cn.quancheng.scenarios.Places.Limit;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A scenario, whole, as anyone reads it.
 *
 * @param digest of its text
 * @param inAll places of all citizens together; absent: as many as come
 * @param perCitizen how often one citizen may have it; absent: as often as they like
 * @param lastDay absent: until it is changed or ended
 */
@Schema(name = "Scenario", example = """
        {"code":"LODGING_DEPOSIT_FREE","version":1,"digest":"0f3c…","domain":"LODGING","domainName":"信用+住宿",
        "title":"免押金入住","kind":"DEPOSIT_WAIVER","kindName":"减免押金","minimumTier":"A","beneficiary":"SELF",
        "ordinary":"入住时交押金300元，退房时原额退还。","benefit":"入住时不交押金，退房时只结房费。",
        "inShort":"免押金（平时300元）","perCitizen":{"most":4,"per":"MONTH","words":"每月4次"},"firstDay":"2026-09-01",
        "lastDay":"2027-12-31","hours":"每天0:00至24:00","documents":["本人有效身份证件"],
        "partners":[{"merchant":"JITAI_HOTEL","name":"吉泰大厦","branches":[{"branch":"MAIN","name":"吉泰大厦",
        "district":"历下区","address":null}]}]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScenarioAnswer(
        String code,
        int version,
        String digest,
        BenefitDomain domain,
        String domainName,
        String title,
        BenefitKind kind,
        String kindName,
        MinimumTier minimumTier,
        Beneficiary beneficiary,
        String ordinary,
        String benefit,
        String inShort,
        @Nullable LimitAnswer inAll,
        @Nullable LimitAnswer perCitizen,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String hours,
        List<String> documents,
        List<Partner> partners) {

    /** So many within each period. */
    @Schema(name = "ScenarioLimit")
    record LimitAnswer(int most, PlacesPeriod per, String words) {
        static @Nullable LimitAnswer of(@Nullable Limit limit, String unit) {
            return limit == null ? null : new LimitAnswer(limit.most(), limit.per(), limit.words(unit));
        }
    }

    static ScenarioAnswer of(BenefitScenario scenario) {
        BenefitOffer offer = scenario.offer();
        return new ScenarioAnswer(
                offer.code(),
                scenario.version(),
                scenario.digest(),
                offer.domain(),
                offer.domain().words(),
                offer.title(),
                offer.kind(),
                offer.kind().words(),
                offer.minimumTier(),
                offer.beneficiary(),
                offer.terms().ordinary(),
                offer.terms().benefit(),
                offer.terms().figures().words(),
                LimitAnswer.of(offer.places().inAll(), "份"),
                LimitAnswer.of(offer.places().perCitizen(), "次"),
                offer.validity().firstDay(),
                offer.validity().lastDay(),
                offer.hours(),
                offer.documents(),
                offer.partners());
    }
}
