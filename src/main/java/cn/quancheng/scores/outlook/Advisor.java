package cn.quancheng.scores.outlook;

import cn.quancheng.models.Catalogue;
import cn.quancheng.scores.NextTier;
import cn.quancheng.scores.words.Amounts;
import cn.quancheng.scores.words.Phrases;
import cn.quancheng.scores.words.ScoreWords;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.Tier;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Advises a citizen: the fewest honest acts that bring the next tier sooner than waiting does. */
final class Advisor {
    private final Prospect prospect;
    private final AdviceSettings settings;
    private final Phrases phrases;
    private final LocalDate today;

    Advisor(Prospect prospect, AdviceSettings settings, Phrases phrases, LocalDate today) {
        this.prospect = prospect;
        this.settings = settings;
        this.phrases = phrases;
        this.today = today;
    }

    /** A way to a tier, and the month that has it. */
    private record Plan(YearMonth month, List<Act> acts) {}

    /**
     * Advice from a published score on.
     *
     * @param published the newest published month
     */
    Advice from(YearMonth published, Told current) {
        ScoreSheet sheet = current.sheet();
        List<Tier> tiers = current.edition().model().tiers();
        int place = tiers.indexOf(sheet.tier());
        @Nullable NextTier next = NextTier.above(sheet.score(), place, tiers);
        if (next == null) {
            String text = phrases.text("scores.advice-top", sheet.tier().code());
            return advice(published, sheet, null, Advice.Outcome.AT_THE_TOP, Optional.empty(), List.of(), null, text);
        }
        Optional<YearMonth> byItself = months(published)
                .filter(month -> bound(month, next.tier())
                        .filter(bound -> prospect.scoreAt(month) >= bound)
                        .isPresent())
                .findFirst();
        @Nullable String unaided = byItself.map(YearMonth::toString).orElse(null);
        Optional<Plan> plan = plan(published, next.tier(), byItself);
        if (plan.isEmpty()) {
            String text = phrases.text("scores.advice-none", next.tier(), next.name());
            return advice(published, sheet, next, Advice.Outcome.NO_HONEST_WAY, Optional.empty(), List.of(), unaided, text);
        }
        YearMonth month = plan.get().month();
        List<Step> steps = steps(plan.get());
        String text = phrases.text(
                "scores.advice-steps", phrases.month(month), next.tier(), next.name(), String.valueOf(steps.size()));
        return advice(published, sheet, next, Advice.Outcome.STEPS, plan.map(Plan::month), steps, unaided, text);
    }

    /**
     * The best way to a tier that gets there sooner than waiting does; where there is none, waiting, if that does.
     *
     * @param byItself the first month that has the tier although nothing is done
     */
    private Optional<Plan> plan(YearMonth published, String tier, Optional<YearMonth> byItself) {
        List<YearMonth> sooner = months(first(published).minusMonths(1))
                .takeWhile(month -> byItself.filter(it -> !month.isBefore(it)).isEmpty())
                .toList();
        Choice best = null;
        YearMonth when = null;
        for (YearMonth month : sooner) {
            int mostActs = best == null ? PlanSearch.MOST_ACTS : best.size();
            Optional<Choice> choice =
                    bound(month, tier).flatMap(bound -> search(month).reaching(bound, mostActs));
            if (choice.isPresent() && (best == null || Choice.FEWEST_FIRST.compare(choice.get(), best) < 0)) {
                best = choice.get();
                when = month;
            }
        }
        return best == null || when == null
                ? byItself.map(month -> new Plan(month, List.of()))
                : Optional.of(new Plan(when, inOrder(best.acts())));
    }

    /** The first month whose run still sees what is done today. */
    YearMonth first(YearMonth published) {
        YearMonth next = published.plusMonths(1);
        YearMonth afterToday = YearMonth.from(today).plusMonths(1);
        return next.isAfter(afterToday) ? next : afterToday;
    }

    private static Stream<YearMonth> months(YearMonth after) {
        return IntStream.rangeClosed(1, Calendar.MONTHS).mapToObj(after::plusMonths);
    }

    private Optional<Integer> bound(YearMonth month, String tier) {
        return prospect.rules().edition(month).model().tiers().stream()
                .filter(it -> it.code().equals(tier))
                .map(Tier::from)
                .findFirst();
    }

    private PlanSearch search(YearMonth month) {
        Catalogue catalogue = prospect.rules().edition(month).catalogue();
        LocalDate lastDay = month.atDay(1).minusDays(1);
        return new PlanSearch(prospect, month, new Candidates(catalogue, settings, today, lastDay));
    }

    /** What is mended before what is declared. */
    private static List<Act> inOrder(List<Act> acts) {
        return acts.stream()
                .sorted(Comparator.comparing(act -> act instanceof Act.Declare))
                .toList();
    }

    private List<Step> steps(Plan plan) {
        List<Step> steps = new ArrayList<>();
        int score = prospect.scoreAt(plan.month());
        if (plan.acts().isEmpty()) {
            String text = phrases.text("scores.step-WAIT", phrases.month(plan.month()), String.valueOf(score));
            steps.add(new Step(Step.Kind.WAIT, null, null, 0, score, text));
        }
        ScoreWords words = new ScoreWords(
                phrases, prospect.rules().edition(plan.month()).catalogue(), prospect.kinds(), prospect.records());
        for (int done = 1; done <= plan.acts().size(); done++) {
            int after = Act.after(prospect, plan.acts().subList(0, done)).scoreAt(plan.month());
            steps.add(step(plan, plan.acts().get(done - 1), after - score, after, words));
            score = after;
        }
        return steps;
    }

    private Step step(Plan plan, Act act, int effect, int score, ScoreWords words) {
        String by = phrases.day(plan.month().atDay(1));
        if (act instanceof Act.Mend mend) {
            Step.Kind kind = mend.performing() ? Step.Kind.PERFORM : Step.Kind.REPAIR;
            String text = phrases.text(
                    "scores.step-" + kind,
                    by,
                    phrases.day(mend.record().occurredOn()),
                    words.item(prospect.kinds().get(mend.record().kind())),
                    phrases.points(effect));
            String name = new RecordNames(prospect.records()).of(mend.record());
            return new Step(kind, null, name, effect, score, text);
        }
        Addition addition = ((Act.Declare) act).addition();
        Catalogue catalogue = prospect.rules().edition(plan.month()).catalogue();
        String text = phrases.text(
                "scores.step-DECLARE",
                by,
                words.item(new FactKind(addition.item(), addition.grade(), false)),
                catalogue
                        .item(addition.item())
                        .filter(item -> item.unit() != null)
                        .map(item -> phrases.text("scores.so-much", new Amounts(phrases).of(addition.amount(), item)))
                        .orElse(""),
                phrases.points(effect));
        return new Step(Step.Kind.DECLARE, addition, null, effect, score, text);
    }

    private Advice advice(
            YearMonth published,
            ScoreSheet sheet,
            @Nullable NextTier next,
            Advice.Outcome outcome,
            Optional<YearMonth> reached,
            List<Step> steps,
            @Nullable String byItself,
            String text) {
        return new Advice(
                published.toString(),
                sheet.score(),
                sheet.tier().code(),
                next,
                outcome,
                reached.map(YearMonth::toString).orElse(null),
                reached.map(prospect::scoreAt).orElse(null),
                steps,
                byItself,
                text);
    }
}
