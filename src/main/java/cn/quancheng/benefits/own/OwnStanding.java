package cn.quancheng.benefits.own;

import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Places;
import cn.quancheng.scoring.Tier;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How a citizen stands towards every offer. It says what a check would answer, by the same rules in the same order.
 *
 * @param score none: there is no score
 * @param tiers of the score's model, the highest first
 * @param pauses until when, by scenario
 * @param uses days of what was taken or is held, by scenario
 * @param taken places that are taken or held in the present period, by scenario
 */
public record OwnStanding(
        LocalDate today,
        OptionalInt score,
        List<Tier> tiers,
        Map<String, Instant> pauses,
        Map<String, List<LocalDate>> uses,
        Map<String, Integer> taken,
        Words words) {

    /** What a key of the messages says. */
    interface Words {
        String of(String key, Object... arguments);
    }

    /** What is missing to an offer; empty where the citizen can have it now. */
    public Optional<Missing> missing(BenefitScenario scenario) {
        return Stream.<Supplier<Optional<Missing>>>of(
                        () -> tooLow(scenario),
                        () -> paused(scenario.code()),
                        () -> usedUp(scenario.code(), scenario.offer().places().perCitizen()),
                        () -> full(scenario.code(), scenario.offer().places().inAll()))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Missing> tooLow(BenefitScenario scenario) {
        if (score.isEmpty()) {
            return Optional.of(Missing.of(Missing.Reason.NO_SCORE, words.of("benefits.missing-NO_SCORE")));
        }
        Tier needed = needed(scenario);
        int points = needed.from() - score.getAsInt();
        String why = words.of("benefits.missing-BELOW_TIER", needed.code(), needed.name(), points);
        return points <= 0 ? Optional.empty() : Optional.of(Missing.points(points, why));
    }

    private Optional<Missing> paused(String scenario) {
        return Optional.ofNullable(pauses.get(scenario))
                .map(until -> Missing.until(until, words.of("benefits.missing-PAUSED", Date.from(until))));
    }

    private Optional<Missing> usedUp(String scenario, Places.@Nullable Limit own) {
        if (own == null) {
            return Optional.empty();
        }
        LocalDate first = own.per().firstDay(today);
        long used = uses.getOrDefault(scenario, List.of()).stream()
                .filter(day -> !day.isBefore(first))
                .count();
        return used < own.most()
                ? Optional.empty()
                : Optional.of(Missing.of(Missing.Reason.USED_UP, words.of("benefits.missing-USED_UP", own.words("次"))));
    }

    private Optional<Missing> full(String scenario, Places.@Nullable Limit inAll) {
        return inAll == null || left(scenario, inAll) > 0
                ? Optional.empty()
                : Optional.of(Missing.of(Missing.Reason.FULL, words.of("benefits.missing-FULL", inAll.words("份"))));
    }

    /** How many places are left for everybody in the present period; empty where there are as many as come. */
    public OptionalInt placesLeft(BenefitScenario scenario) {
        Places.Limit inAll = scenario.offer().places().inAll();
        return inAll == null ? OptionalInt.empty() : OptionalInt.of(left(scenario.code(), inAll));
    }

    private int left(String scenario, Places.Limit inAll) {
        return Math.max(0, inAll.most() - taken.getOrDefault(scenario, 0));
    }

    /** The lowest tier that reaches what an offer asks for. */
    private Tier needed(BenefitScenario scenario) {
        return tiers.stream()
                .filter(scenario.minimumTier()::isReachedBy)
                .reduce((higher, lower) -> lower)
                .orElseThrow();
    }
}
