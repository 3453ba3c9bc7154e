package cn.quancheng.simulation.figures;

import cn.quancheng.security.Sex;
import cn.quancheng.simulation.figures.SimulatedFigures.Concern;
import cn.quancheng.simulation.figures.SimulatedFigures.GroupReach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The four-fifths rule, how far a ratio may fall, whose fault it is, and who is not judged. */
class FairnessReviewTest {
    private static final double FOUR_FIFTHS = 0.8;
    private static final double FALL = 0.05;

    @Test
    void who_reaches_a_tier_as_often_as_others_and_then_no_longer_gives_concern_with_the_indicator_behind_it() {
        SimulatedFigures figures = new Crowd(50, 50, 50, 20)
                .with(100, 1, "P")
                .with(60, 2, "P")
                .with(40, 2, "Q")
                .figures(FOUR_FIFTHS, FALL);

        assertThat(reach(figures, "二区", "A"))
                .extracting(
                        GroupReach::shareBefore,
                        GroupReach::shareAfter,
                        GroupReach::ratioBefore,
                        GroupReach::ratioAfter,
                        GroupReach::indicator,
                        GroupReach::moves)
                .containsExactly(1.0, 0.6, 1.0, 0.6, "Q", -12.0);
        assertThat(reach(figures, "一区", "A").ratioAfter()).isEqualTo(1.0);
        assertThat(figures.fairness().concerns())
                .containsExactly(
                        new Concern(Respect.DISTRICT, "二区", "A", "二区的人群达到A级的比例与达到最多的人群之比由1.00降到0.60，主要出自“指标Q”"));
    }

    @Test
    void a_ratio_may_fall_by_so_much_and_no_more() {
        assertThat(concerns(fallTo(95))).as("from 1.00 to 0.95").isEmpty();
        assertThat(concerns(fallTo(94))).as("from 1.00 to 0.94").containsExactly("二区 A");
        assertThat(fallTo(94).figures(FOUR_FIFTHS, 0.07).fairness().concerns()).isEmpty();
    }

    @Test
    void to_cross_four_fifths_gives_concern_however_small_the_step() {
        Crowd crossing = new Crowd(50, 50, 50, 0)
                .with(100, 1, "P")
                .with(79, 2, "P")
                .with(2, 2, "Q")
                .with(19, 2, "-");
        Crowd below = new Crowd(50, 50, 50, 0)
                .with(100, 1, "P")
                .with(76, 2, "P")
                .with(2, 2, "Q")
                .with(22, 2, "-");

        assertThat(concerns(crossing)).as("from 0.81 to 0.79").containsExactly("二区 A");
        assertThat(concerns(below)).as("from 0.78 to 0.76: it was below before").isEmpty();
    }

    @Test
    void fewer_than_ten_and_those_of_whom_it_is_not_known_are_neither_shown_nor_judged() {
        SimulatedFigures figures = new Crowd(50, 50, 50, 0)
                .with(100, 1, "P")
                .with(50, 2, "P")
                .with(9, 3, "Q")
                .with(100, 0, "Q")
                .figures(FOUR_FIFTHS, FALL);

        assertThat(figures.fairness().groups())
                .filteredOn(group -> group.respect() == Respect.DISTRICT)
                .extracting(GroupReach::group)
                .containsOnly("一区", "二区");
        assertThat(figures.fairness().concerns()).isEmpty();
        assertThat(figures.groups())
                .filteredOn(group -> group.group().equals("三区"))
                .allMatch(group -> group.citizens() == null && group.mean() == null);
    }

    @Test
    void a_concern_about_a_number_that_is_not_shown_has_no_numbers() {
        SimulatedFigures figures = new Crowd(50, 50, 50, 0)
                .with(100, 1, "P")
                .with(4, 2, "P")
                .with(36, 2, "Q")
                .figures(FOUR_FIFTHS, FALL);

        assertThat(reach(figures, "二区", "A").shareAfter()).isNull();
        assertThat(reach(figures, "二区", "A").ratioAfter()).isNull();
        assertThat(figures.fairness().concerns())
                .extracting(Concern::text)
                .containsExactly("二区的人群达到A级的比例与达到最多的人群相比下降过多，主要出自“指标Q”");
    }

    @Test
    void men_and_women_and_ages_are_compared_too() {
        Crowd crowd = new Crowd(50, 50, 50, 0)
                .with(100, Sex.MALE, 0, 1, "P")
                .with(50, Sex.FEMALE, 5, 1, "P")
                .with(50, Sex.FEMALE, 5, 1, "Q");

        assertThat(concerns(crowd)).containsExactly("女 A", "65岁以上 A");
    }

    @Test
    void where_nobody_reaches_a_tier_there_is_nothing_to_compare() {
        SimulatedFigures figures =
                new Crowd(50, 50, 50, 50).with(100, 1, "P").with(100, 2, "P").figures(FOUR_FIFTHS, FALL);

        assertThat(reach(figures, "二区", "AAA").ratioBefore()).isNull();
        assertThat(reach(figures, "二区", "AAA").shareBefore()).isZero();
        assertThat(reach(figures, "二区", "A").indicator()).as("nothing moves").isNull();
    }

    /** The second district falls from all to so many of a hundred; the first one stays. */
    private static Crowd fallTo(int staying) {
        return new Crowd(50, 50, 50, 0).with(1000, 1, "P").with(staying, 2, "P").with(100 - staying, 2, "Q");
    }

    private static List<String> concerns(Crowd crowd) {
        return crowd.figures(FOUR_FIFTHS, FALL).fairness().concerns().stream()
                .map(concern -> concern.group() + " " + concern.minimumTier())
                .toList();
    }

    private static GroupReach reach(SimulatedFigures figures, String group, String tier) {
        return figures.fairness().groups().stream()
                .filter(reach ->
                        reach.group().equals(group) && reach.minimumTier().equals(tier))
                .findFirst()
                .orElseThrow();
    }
}
