package cn.quancheng.simulation.figures;

import cn.quancheng.simulation.figures.SimulatedFigures.Change;
import cn.quancheng.simulation.figures.SimulatedFigures.IndicatorMove;
import cn.quancheng.simulation.figures.SimulatedFigures.Quantile;
import cn.quancheng.simulation.figures.SimulatedFigures.TierReach;
import org.junit.jupiter.api.Test;

import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** What is said of a crowd, by numbers that can be worked out by hand. */
class FiguresMakerTest {
    @Test
    void scores_tiers_benefits_and_indicators_of_a_crowd() {
        SimulatedFigures figures =
                figures(new Crowd(50, 160, 20, 210).with(60, 1, "P").with(40, 2, "Q"));

        assertThat(figures.citizens()).isEqualTo(100);
        assertThat(change(figures).meanBefore()).isEqualTo(550 + (60 * 50 + 40 * 160) / 100.0);
        assertThat(change(figures).mean()).isEqualTo((60 * -30 + 40 * 50) / 100.0);
        assertThat(change(figures).higher()).isEqualTo(40);
        assertThat(change(figures).lower()).isEqualTo(60);
        assertThat(change(figures).same()).isZero();
        assertThat(figures.moves())
                .filteredOn(move -> move.citizens() == null || move.citizens() > 0)
                .extracting(move -> move.before() + " " + move.after() + " " + move.citizens())
                .containsExactlyInAnyOrder("A C 60", "AA AAA 40");
        assertThat(figures.benefits())
                .extracting(
                        TierReach::minimumTier, TierReach::before, TierReach::after, TierReach::gained, TierReach::lost)
                .containsExactly(
                        tuple("A", 100L, 40L, 0L, 60L), tuple("AA", 40L, 40L, 0L, 0L), tuple("AAA", 0L, 40L, 40L, 0L));
        assertThat(figures.indicators())
                .containsExactly(new IndicatorMove("Q", "指标Q", 64, 84, 40), new IndicatorMove("P", "指标P", 30, 12, 60));
    }

    @Test
    void quantiles_only_where_ten_people_lie_beyond_them() {
        assertThat(change(figures(new Crowd(50, 50, 20, 60).with(60, 1, "P").with(40, 1, "Q")))
                        .quantiles())
                .containsExactly(
                        new Quantile(0.1, -30),
                        new Quantile(0.25, -30),
                        new Quantile(0.5, -30),
                        new Quantile(0.75, 10),
                        new Quantile(0.9, 10));
        assertThat(change(figures(new Crowd(50, 50, 20, 60).with(1000, 1, "P"))).quantiles())
                .hasSize(9);
    }

    @Test
    void the_stability_index_is_that_of_its_definition() {
        SimulatedFigures figures =
                figures(new Crowd(50, 100, 50, 50).with(700, 1, "P").with(300, 1, "Q"));
        // Before 70% and 30%, after 100% and next to nothing.
        double wanted = (1 - 0.7) * Math.log(1 / 0.7) + (1e-4 - 0.3) * Math.log(1e-4 / 0.3);

        assertThat(change(figures).psi()).isCloseTo(wanted, within(1e-4));
        assertThat(change(figures(new Crowd(50, 100, 50, 100).with(700, 1, "P").with(300, 1, "Q")))
                        .psi())
                .isZero();
    }

    @Test
    void an_indicator_that_moves_a_few_is_hidden_and_not_alone() {
        assertThat(figures(new Crowd(50, 50, 20, 20).with(500, 1, "P").with(5, 1, "Q"))
                        .indicators())
                .as("else Q is what is left of the mean")
                .isEmpty();
        assertThat(figures(new Crowd(50, 50, 20, 20).with(500, 1, "P").with(50, 1, "Q"))
                        .indicators())
                .hasSize(2);
    }

    @Test
    void a_few_in_a_tier_hide_themselves_and_as_many_others_as_it_takes() {
        SimulatedFigures figures = figures(new Crowd(50, 160, 50, 210)
                .with(500, 1, "P")
                .with(4, 1, "Q")
                .with(200, 1, "-")
                .with(30, 2, "P"));

        assertThat(figures.tiers())
                .filteredOn(tier -> tier.tier().equals("AAA"))
                .allMatch(tier -> tier.after() == null);
        assertThat(figures.moves().stream()
                        .filter(move -> move.citizens() == null)
                        .count())
                .isGreaterThan(1);
        assertThat(figures.histogram())
                .allMatch(bin -> bin.after() == null || bin.after() == 0 || bin.after() >= Disclosure.FEWEST);
        assertThat(change(figures).higher()).as("the four").isNull();
    }

    @Test
    void of_fewer_than_ten_people_nothing_is_said() {
        assertThat(figures(new Crowd(50, 50, 20, 60).with(9, 1, "P"))).isEqualTo(SimulatedFigures.NONE);
    }

    @Test
    void first_figures_are_rounded_and_come_from_a_thousand_people_on() {
        Crowd crowd = new Crowd(50, 50, 0, 60).with(999, 1, "P");
        assertThat(FirstFigures.of(crowd.counts)).isEmpty();
        assertThat(FirstFigures.of(crowd.with(555, 1, "Q").counts)).contains(new FirstFigures(1500, -28.6, 36, 64, 64));
    }

    private static Change change(SimulatedFigures figures) {
        return Objects.requireNonNull(figures.change());
    }

    private static SimulatedFigures figures(Crowd crowd) {
        return crowd.figures(0.8, 0.05);
    }
}
