package cn.quancheng.scenarios;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One page of the catalogue.
 *
 * @param next what to ask the next page with, or null when this is the last one
 * @param counts how many there are in each field, all fifteen of them, for the same question without its field
 */
@Schema(name = "ScenarioPage", example = """
        {"items":[{"code":"LODGING_DEPOSIT_FREE","domain":"LODGING","domainName":"信用+住宿","title":"免押金入住",
        "benefit":"免押金（平时300元）","kind":"DEPOSIT_WAIVER","minimumTier":"A","districts":["历下区"],
        "merchants":["吉泰大厦"]}],"next":null,"counts":[{"domain":"LODGING","domainName":"信用+住宿","count":1}]}""")
record ScenarioPage(
        List<Line> items,

        @Schema(nullable = true, description = "下一页的游标；末页为null") @Nullable
        String next,

        List<Count> counts) {

    /**
     * A scenario in short.
     *
     * @param benefit what it comes to, in a few words
     * @param districts where it can be had; empty: wherever the merchants are
     */
    @Schema(name = "ScenarioLine")
    record Line(
            String code,
            BenefitDomain domain,
            String domainName,
            String title,
            String benefit,
            BenefitKind kind,
            MinimumTier minimumTier,
            List<String> districts,
            List<String> merchants) {
        static Line of(BenefitOffer offer) {
            return new Line(
                    offer.code(),
                    offer.domain(),
                    offer.domain().words(),
                    offer.title(),
                    offer.terms().figures().words(),
                    offer.kind(),
                    offer.minimumTier(),
                    offer.districts(),
                    offer.partners().stream().map(Partner::name).toList());
        }
    }

    /** How many there are in a field. */
    @Schema(name = "ScenarioCount")
    record Count(BenefitDomain domain, String domainName, long count) {}
}
