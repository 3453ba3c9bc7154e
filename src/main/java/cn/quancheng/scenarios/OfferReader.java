package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scenarios.BenefitOffer.Terms;
import cn.quancheng.scenarios.BenefitOffer.Validity;
import cn.quancheng.scenarios.Places.Limit;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one scenario's text and refuses what does not only reward. Whatever it accepts, {@code scenario.schema.json} accepts,
 * and a test holds the two together.
 */
final class OfferReader {
    static final String CODE = "[A-Z][A-Z0-9_]{2,59}";
    static final int LONGEST_TERMS = 400;

    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_LINE = 100;
    private static final int MOST_DOCUMENTS = 10;

    private final Faults faults;
    private final PartnerNames names;

    /** @param names what is known of merchants from other files, and what this one adds to it */
    OfferReader(Faults faults, PartnerNames names) {
        this.faults = faults;
        this.names = names;
    }

    /** The file that a scenario is read from. */
    static String fileName(String code) {
        return code.toLowerCase(Locale.ROOT) + ".yaml";
    }

    /** What the file says; nothing where it has any fault. */
    @Nullable
    BenefitOffer read(YamlFile file) {
        int before = faults.count();
        Section root = file.root(faults)
                .only(
                        "code",
                        "domain",
                        "title",
                        "kind",
                        "minimum-tier",
                        "beneficiary",
                        "ordinary",
                        "benefit",
                        "places",
                        "validity",
                        "hours",
                        "documents",
                        "partners");
        String code = code(root.need("code"), file.name());
        BenefitDomain domain = root.need("domain").oneOf(BenefitDomain.class);
        String title = text(root.need("title"), LONGEST_TITLE);
        MinimumTier tier = root.need("minimum-tier").oneOf(MinimumTier.class);
        Beneficiary beneficiary = root.need("beneficiary").oneOf(Beneficiary.class);
        Terms terms = terms(root, domain);
        Places places = places(root.may("places"));
        Validity validity = validity(root.need("validity"));
        String hours = text(root.need("hours"), LONGEST_LINE);
        List<String> documents = documents(root.need("documents"));
        List<Partner> partners = new PartnersReader(names).read(root.need("partners"));
        if (faults.count() > before || code == null || domain == null || title == null || tier == null) {
            return null;
        }
        if (beneficiary == null || terms == null || validity == null || hours == null) {
            return null;
        }
        return new BenefitOffer(
                code, domain, title, tier, beneficiary, terms, places, validity, hours, documents, partners);
    }

    private static @Nullable String code(Value place, String file) {
        String code = place.text();
        if (code != null && !code.matches(CODE)) {
            place.fault("代码应由大写字母开头,由大写字母、数字和下划线组成,3至60位,不是“" + code + "”");
        } else if (code != null && !fileName(code).equals(file)) {
            place.fault("与文件名不符:文件名应为 " + fileName(code));
        }
        return code;
    }

    private static @Nullable Terms terms(Section root, @Nullable BenefitDomain domain) {
        Value kindPlace = root.need("kind");
        BenefitKind kind = kindPlace.oneOf(BenefitKind.class);
        if (kind != null && domain != null && !domain.allows(kind)) {
            kindPlace.fault(domain.words() + "不可有" + kind + ",只可有 "
                    + String.join(
                            "、",
                            domain.kinds().stream().map(Enum::name).sorted().toList()));
        }
        Section ordinary = root.need("ordinary").section();
        Section benefit = root.need("benefit").section();
        RewardOnly.check(domain, kind, List.of(root.may("title"), ordinary.may("terms"), benefit.may("terms")));
        String ordinaryTerms = text(ordinary.need("terms"), LONGEST_TERMS);
        String benefitTerms = text(benefit.need("terms"), LONGEST_TERMS);
        Benefit figures = kind == null ? null : new FiguresReader(ordinary, benefit).read(kind);
        return ordinaryTerms == null || benefitTerms == null || figures == null
                ? null
                : new Terms(ordinaryTerms, benefitTerms, figures);
    }

    private static Places places(Value place) {
        Section places = place.section().only("in-all", "per-citizen");
        if (place.isPresent()
                && !places.may("in-all").isPresent()
                && !places.may("per-citizen").isPresent()) {
            place.fault("至少写 in-all 或 per-citizen;没有限制的,删去此项");
        }
        return new Places(limit(places.may("in-all")), limit(places.may("per-citizen")));
    }

    private static @Nullable Limit limit(Value place) {
        if (!place.isPresent()) {
            return null;
        }
        Section limit = place.section().only("most", "per");
        Integer most = limit.need("most").integer(1, Places.MOST);
        PlacesPeriod per = limit.need("per").oneOf(PlacesPeriod.class);
        return most == null || per == null ? null : new Limit(most, per);
    }

    private static @Nullable Validity validity(Value place) {
        Section validity = place.section().only("first-day", "last-day");
        LocalDate firstDay = validity.need("first-day").day();
        LocalDate lastDay = validity.may("last-day").day();
        if (firstDay != null && lastDay != null && lastDay.isBefore(firstDay)) {
            validity.may("last-day").fault("不可早于 first-day");
            return null;
        }
        return firstDay == null ? null : new Validity(firstDay, lastDay);
    }

    private static List<String> documents(Value place) {
        List<String> documents = new ArrayList<>();
        for (Value value : place.list()) {
            String document = text(value, LONGEST_LINE);
            if (document != null && documents.contains(document)) {
                value.fault("“" + document + "”写了两次");
            } else if (document != null) {
                documents.add(document);
            }
        }
        if (documents.size() > MOST_DOCUMENTS) {
            place.fault("最多写 " + MOST_DOCUMENTS + " 项");
        }
        return documents;
    }

    /** Text of at most so many characters. */
    static @Nullable String text(Value place, int most) {
        String text = place.text();
        if (text != null && text.codePointCount(0, text.length()) > most) {
            place.fault("最多 " + most + " 个字");
            return null;
        }
        return text;
    }
}
