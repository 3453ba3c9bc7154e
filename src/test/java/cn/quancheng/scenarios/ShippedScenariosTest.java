package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scenarios.ScenarioFolder.OfferFile;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The files that ship, and a folder's files against each other. */
class ShippedScenariosTest {
    /** The benefits that the association's own table names for each field, within what the domain's rules leave of it. */
    private static final Map<BenefitDomain, List<String>> TABLE = Map.ofEntries(
            Map.entry(BenefitDomain.FINANCE, List.of("FINANCE_GREEN_CHANNEL")),
            Map.entry(
                    BenefitDomain.MEDICAL, List.of("ACUPUNCTURE_DISCOUNT", "DENTAL_DISCOUNT", "HOSPITAL_DEPOSIT_FREE")),
            Map.entry(BenefitDomain.ELDERLY_CARE, List.of("CARE_BED_DISCOUNT")),
            Map.entry(
                    BenefitDomain.FITNESS,
                    List.of("FITNESS_CARD_DISCOUNT", "FITNESS_CHECK_DISCOUNT", "FITNESS_COURSE_DISCOUNT")),
            Map.entry(
                    BenefitDomain.ENTREPRENEURSHIP,
                    List.of("EMPLOYMENT_GUIDANCE_FREE", "INCUBATOR_PRIORITY", "STARTUP_LOAN_GREEN_CHANNEL")),
            Map.entry(
                    BenefitDomain.CULTURE, List.of("LIBRARY_DEPOSIT_FREE", "LIBRARY_LOAN_QUOTA", "MUSEUM_GUIDE_FREE")),
            Map.entry(
                    BenefitDomain.LODGING,
                    List.of("LODGING_DEPOSIT_FREE", "LODGING_LATE_CHECKOUT", "LODGING_SECOND_NIGHT_FREE")),
            Map.entry(BenefitDomain.DINING, List.of("DINING_DISCOUNT", "DINING_MEMBER_CARD")),
            Map.entry(BenefitDomain.TRAVEL, List.of("TRAVEL_ADVISOR", "TRAVEL_CUSTOM_TOUR", "TRAVEL_GROUP_COUPON")),
            Map.entry(
                    BenefitDomain.AUTOMOTIVE, List.of("CAR_RENTAL_DISCOUNT", "CAR_SERVICE_LOW_PRICE", "CAR_WASH_FREE")),
            Map.entry(
                    BenefitDomain.HOUSEKEEPING,
                    List.of("HOUSEKEEPING_AGENCY_FEE_DISCOUNT", "HOUSEKEEPING_SERVICE_DISCOUNT")),
            Map.entry(BenefitDomain.EDUCATION, List.of("EDUCATION_COURSE_OFF")),
            Map.entry(
                    BenefitDomain.GOVERNMENT_SERVICE,
                    List.of(
                            "GOVERNMENT_APPROVAL_PRIORITY",
                            "GOVERNMENT_DEPOSIT_FREE",
                            "GOVERNMENT_DOCUMENTS_LATER",
                            "GOVERNMENT_GREEN_CHANNEL",
                            "GOVERNMENT_PERSONAL_CONTACT")),
            Map.entry(
                    BenefitDomain.CAREER,
                    List.of("CAREER_AWARD_PRIORITY", "CAREER_PROMOTION_PRIORITY", "CAREER_RECRUITMENT_PRIORITY")),
            Map.entry(BenefitDomain.TRAINING, List.of("TRAINING_COURSE_FREE")));

    private static final List<BenefitOffer> SHIPPED = ScenarioFolder.read(Optional.of(Path.of("scenarios"))).stream()
            .map(OfferFile::offer)
            .toList();

    @Test
    void every_benefit_of_the_table_ships_in_its_field() {
        Map<BenefitDomain, List<String>> shipped = SHIPPED.stream()
                .sorted(Comparator.comparing(BenefitOffer::code))
                .collect(Collectors.groupingBy(
                        BenefitOffer::domain, Collectors.mapping(BenefitOffer::code, Collectors.toList())));

        assertThat(shipped).isEqualTo(TABLE).hasSize(15);
    }

    @Test
    void a_field_names_each_merchant_once_and_a_merchant_has_one_name() {
        Set<String> names = new TreeSet<>();
        SHIPPED.forEach(offer -> offer.partners().forEach(partner -> names.add(partner.merchant() + partner.name())));
        Set<String> codes = new TreeSet<>();
        SHIPPED.forEach(offer -> offer.partners().forEach(partner -> codes.add(partner.merchant())));

        assertThat(names).hasSameSizeAs(codes).hasSize(18);
    }

    @Test
    void a_demo_shows_every_tier_kind_and_limit() {
        assertThat(SHIPPED).extracting(BenefitOffer::minimumTier).contains(MinimumTier.values());
        assertThat(SHIPPED).extracting(BenefitOffer::kind).contains(BenefitKind.values());
        assertThat(SHIPPED).extracting(BenefitOffer::beneficiary).contains(Beneficiary.values());
        assertThat(periods(true)).containsExactlyInAnyOrder(PlacesPeriod.values());
        assertThat(periods(false)).contains(PlacesPeriod.DAY, PlacesPeriod.MONTH, PlacesPeriod.YEAR, PlacesPeriod.ALL);
        assertThat(SHIPPED).anyMatch(offer -> offer.places().equals(Places.UNLIMITED));
        assertThat(SHIPPED).anyMatch(offer -> offer.validity().lastDay() == null);
    }

    @Test
    void what_is_built_in_is_what_lies_in_the_folder() {
        assertThat(ScenarioFolder.builtIn().stream().map(OfferFile::offer).toList())
                .isEqualTo(SHIPPED);
    }

    @Test
    void a_merchant_that_is_named_otherwise_in_another_file_is_refused_with_all_other_faults() {
        YamlFile sound = OfferText.DEPOSIT.file();
        YamlFile otherName = OfferText.DEPOSIT
                .named("OTHER_OFFER")
                .with("name: 小旅馆", "name: 大旅馆")
                .file("other_offer.yaml");
        YamlFile otherBranch = OfferText.DEPOSIT
                .named("THIRD_OFFER")
                .with("district: 历下区", "district: 市中区")
                .with("minimum-tier: A", "minimum-tier: B")
                .file("third_offer.yaml");
        FaultyScenarioException refused = catchThrowableOfType(
                FaultyScenarioException.class,
                () -> ScenarioFolder.check(List.of(sound, otherName, otherBranch, OfferText.DEPOSIT.file("a.yml"))));

        assertThat(refused.faults().stream().map(fault -> fault.toString().replaceAll(": .*", "")))
                .containsExactly(
                        "other_offer.yaml:24:partners[0].name",
                        "third_offer.yaml:5:minimum-tier",
                        "third_offer.yaml:26:partners[0].branches[0]",
                        "a.yml:1:");
    }

    private static Set<PlacesPeriod> periods(boolean inAll) {
        return SHIPPED.stream()
                .map(offer -> inAll ? offer.places().inAll() : offer.places().perCitizen())
                .filter(limit -> limit != null)
                .map(Places.Limit::per)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PlacesPeriod.class)));
    }

    @Test
    void a_minimum_tier_is_reached_by_itself_and_whatever_is_above() {
        assertThat(Arrays.stream(MinimumTier.values()).map(MinimumTier::tiers))
                .containsExactly(Set.of("A", "AA", "AAA"), Set.of("AA", "AAA"), Set.of("AAA"));
    }
}
