package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Question;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** Proposing a card from promises kept and broken, and from real outcomes. */
class ProposalTest {
    private static final Feature KEPT_BEFORE = Feature.numbers("perks_kept");
    private static final Feature NOISE = Feature.numbers("shoe_size");
    private static final Feature FIELD = Feature.categories("field");
    private static final Holdout HOLDOUT = new Holdout(7, 0.3);
    private static final Question QUESTION =
            new Question("outcome", "kept", "broken", List.of(KEPT_BEFORE, NOISE, FIELD), List.of("district"));

    /** The more promises somebody kept before, the likelier this one; the field matters a little, shoes don't. */
    private static String promises(long seed, int rows) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("outcome,perks_kept,shoe_size,field,district\n");
        for (int row = 0; row < rows; row++) {
            int before = random.nextInt(12);
            String field = List.of("CULTURE", "LODGING", "DINING").get(random.nextInt(3));
            double kept = 1 / (1 + Math.exp(-(before * 0.35 - 0.8 + (field.equals("CULTURE") ? 0.7 : 0))));
            csv.append(random.nextDouble() < kept ? "kept," : "broken,")
                    .append(random.nextInt(20) == 0 ? "" : String.valueOf(before))
                    .append(',')
                    .append(35 + random.nextInt(12))
                    .append(',')
                    .append(field)
                    .append(row % 500 == 0 ? ",商河县\n" : row % 2 == 0 ? ",历下区\n" : ",市中区\n");
        }
        return csv.toString();
    }

    private static Proposal propose(String csv, Question question, Holdout holdout) throws IOException {
        return Scorecards.propose(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                new Study(question, Fitting.USUAL, holdout),
                Progress.UNHEARD);
    }

    @Test
    void the_same_file_and_seed_give_the_same_proposal_to_the_last_bit() throws IOException {
        String csv = promises(1, 3000);
        Proposal once = propose(csv, QUESTION, HOLDOUT);
        Proposal again = propose(csv, QUESTION, HOLDOUT);
        assertThat(again).isEqualTo(once);
        assertThat(again.toString().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(once.toString().getBytes(StandardCharsets.UTF_8));
        Proposal otherwise = propose(csv, QUESTION, new Holdout(8, 0.3));
        assertThat(otherwise.fitted().fit().intercept())
                .isNotEqualTo(once.fitted().fit().intercept());
    }

    @Test
    void what_a_fit_depends_on_is_kept_with_it() throws IOException {
        Provenance provenance =
                propose(promises(1, 3000), QUESTION, HOLDOUT).fitted().fit().provenance();
        assertThat(provenance.data()).matches("[0-9a-f]{64}");
        assertThat(provenance.rows()).isEqualTo(2100);
        assertThat(provenance.trainer())
                .isEqualTo("org.tribuo.classification.liblinear.LibLinearClassificationTrainer");
        assertThat(provenance.parameters()).containsEntry("cost", "1.0").containsKey("trainerType");
        assertThat(provenance.versions()).containsEntry("tribuo", "4.3.2").containsKeys("java", "os", "arch");
        assertThat(propose(promises(2, 3000), QUESTION, HOLDOUT).fitted().fit().provenance())
                .isNotEqualTo(provenance);
    }

    @Test
    void what_tells_is_on_the_card_and_what_does_not_is_named() throws IOException {
        Fitted fitted = propose(promises(1, 3000), QUESTION, HOLDOUT).fitted();
        assertThat(fitted.binnings()).extracting(Binning::feature).containsExactly(KEPT_BEFORE, FIELD);
        assertThat(fitted.leftOut())
                .extracting(LeftOut::feature, LeftOut::why)
                .containsExactly(tuple(NOISE, LeftOut.Why.TELLS_TOO_LITTLE));
        Scorecard.Line kept = fitted.card().lines().get(0);
        assertThat(kept.binning().bins()).last().extracting(Bin::span).isEqualTo(new Span.Missing());
        List<Integer> points = kept.points().subList(0, kept.points().size() - 1);
        assertThat(points).isSorted().hasSizeBetween(3, 8);
        assertThat(points.get(0)).isNegative();
        assertThat(points.get(points.size() - 1)).isPositive();
    }

    @Test
    void the_report_is_of_rows_held_out_and_adds_up() throws IOException {
        Quality quality = propose(promises(1, 3000), QUESTION, HOLDOUT).quality();
        assertThat(quality.rows()).isEqualTo(900);
        assertThat(quality.bands().stream().mapToInt(Band::rows).sum()).isEqualTo(900);
        assertThat(quality.bands().stream().mapToInt(Band::bad).sum()).isEqualTo(quality.bad());
        assertThat(quality.bands().stream().mapToInt(Band::fitted).sum()).isEqualTo(2100);
        assertThat(quality.bands().stream().mapToDouble(Band::expectedBad).sum())
                .isCloseTo(quality.bad(), within(quality.bad() * 0.1));
        assertThat(quality.bands().get(0).lift()).isGreaterThan(1.5);
        assertThat(quality.ranking().auc()).isBetween(0.65, 0.85);
        assertThat(quality.ranking().gini()).isCloseTo(2 * quality.ranking().auc() - 1, within(1e-15));
        assertThat(quality.ranking().ks()).isBetween(0.2, 0.6);
        assertThat(quality.stability()).isBetween(0.0, 0.1);
    }

    @Test
    void groups_are_compared_and_none_of_fewer_than_ten_is_shown() throws IOException {
        List<GroupFigures> groups =
                propose(promises(1, 3000), QUESTION, HOLDOUT).groups();
        assertThat(groups).extracting(GroupFigures::group).containsExactly("历下区", "市中区");
        assertThat(groups).allMatch(group -> Math.abs(group.expectedBad() - group.bad()) < 0.15 * group.bad());
        assertThat(groups).allMatch(group -> group.meanPoints() > 300 && group.meanPoints() < 800);
    }

    @Test
    void who_lives_where_tells_fairness_and_never_points() {
        Question question = new Question(
                "outcome", "kept", "broken", List.of(KEPT_BEFORE, Feature.categories("district")), List.of());
        assertThatThrownBy(() -> propose(promises(1, 100), question, HOLDOUT))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessageContaining("第1行，district列：所在区县不得作为评分特征，只可用于公平性检查");
    }

    @Test
    void rows_too_few_to_hold_some_out_are_refused() {
        assertThatThrownBy(() -> propose(
                        "outcome,perks_kept,shoe_size,field,district\nkept,1,40,A,B\nbroken,0,40,A,B\n",
                        QUESTION,
                        HOLDOUT))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessage("outcome列：结果为kept的只有1行，太少：留出0.3用于检验之后，两边都须至少有10行");
    }

    @Test
    void nothing_that_tells_is_no_card() {
        Question question = new Question("outcome", "kept", "broken", List.of(NOISE), List.of());
        assertThatThrownBy(() -> propose(promises(1, 3000), question, HOLDOUT))
                .isInstanceOf(FaultyOutcomesException.class)
                .hasMessageMatching("shoe_size列：说明不了结果（信息价值0\\.0\\d+）");
    }

    @Test
    void a_category_that_was_not_there_before_gives_no_points() throws IOException {
        Fitted fitted = propose(promises(1, 3000), QUESTION, HOLDOUT).fitted();
        String unseen = "outcome,perks_kept,shoe_size,field,district\nkept,11,40,NEW,B\nbroken,0,40,NEW,B\n";
        int[] points = fitted.card()
                .points(Outcomes.forDraft(new ByteArrayInputStream(unseen.getBytes(StandardCharsets.UTF_8)), QUESTION));
        List<Integer> kept = fitted.card().lines().get(0).points();
        assertThat(points)
                .containsExactly(
                        fitted.card().basePoints() + kept.get(kept.size() - 2),
                        fitted.card().basePoints() + kept.get(0));
    }

    @Test
    void real_outcomes_are_told_without_anything_that_no_draft_may_have() throws IOException {
        List<Feature> features = PublishedTable.GERMAN_DEFAULT.candidates(
                "status_of_existing_checking_account",
                "savings_account_and_bonds",
                "installment_rate_in_percentage_of_disposable_income",
                "personal_status_and_sex",
                "age_in_years",
                "property",
                "present_residence_since");
        Question asked = new Question("creditability", "good", "bad", features, List.of("personal_status_and_sex"));
        String csv = Files.readString(PublishedTable.GERMAN_DEFAULT.data());
        Proposal proposal = propose(csv, asked, new Holdout(2026, 0.3));
        assertThat(proposal.quality().ranking().auc()).isGreaterThan(0.6);
        assertThat(proposal.groups()).hasSizeGreaterThan(2);
    }
}
