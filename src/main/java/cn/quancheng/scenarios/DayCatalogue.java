package cn.quancheng.scenarios;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is offered on one day.
 *
 * @param shelf what it was made of
 * @param scenarios field by field, and by code within a field
 * @param search finds in them
 */
record DayCatalogue(
        ScenarioShelf shelf,
        LocalDate day,
        List<BenefitScenario> scenarios,
        Map<String, BenefitScenario> byCode,
        CatalogueSearch search) {
    static final DayCatalogue NONE = of(ScenarioShelf.EMPTY, LocalDate.MIN);

    static DayCatalogue of(ScenarioShelf shelf, LocalDate day) {
        List<BenefitScenario> scenarios = shelf.on(day);
        return new DayCatalogue(
                shelf,
                day,
                scenarios,
                scenarios.stream().collect(Collectors.toUnmodifiableMap(BenefitScenario::code, Function.identity())),
                new CatalogueSearch(scenarios));
    }

    /** The text of a scenario that is offered. */
    String yaml(BenefitScenario scenario) {
        return Objects.requireNonNull(shelf.versions().get(scenario.versionId()))
                .yaml();
    }
}
