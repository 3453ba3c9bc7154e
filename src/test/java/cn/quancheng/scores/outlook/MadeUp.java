package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.ItemClass;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Requirement;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.NaiveScorer;
import cn.quancheng.scoring.RandomModels;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A made-up citizen under a made-up model and catalogue: as the kernel knows them, and as the naive scorer does. */
final class MadeUp {
    static final YearMonth PUBLISHED = YearMonth.of(2026, 10);
    static final LocalDate TODAY = LocalDate.of(2026, 10, 20);

    final ScoringModel model;
    final Catalogue catalogue;
    final List<NaiveScorer.Fact> known;
    final Prospect prospect;
    private final ModelEdition edition;
    private final Map<YearMonth, MonthlyScorer> scorers = new HashMap<>();

    MadeUp(long seed) {
        RandomModels made = new RandomModels(seed);
        model = made.model();
        known = made.facts(PUBLISHED.atDay(1));
        catalogue = catalogue(new Random(seed));
        edition = new ModelEdition(model, "model", catalogue, "catalogue");
        Scorer scorer = Scorer.compile(model, RandomModels.KINDS.list());
        prospect =
                new Prospect(RandomModels.KINDS.facts(known), records(known), RandomModels.KINDS.list(), new Rules() {
                    @Override
                    public ModelEdition edition(YearMonth month) {
                        return edition;
                    }

                    @Override
                    public MonthlyScorer scorer(YearMonth month) {
                        return scorers.computeIfAbsent(month, it -> scorer.at(it.atDay(1)));
                    }
                });
    }

    /** What the rules, read word for word, give for some facts. */
    int naive(List<NaiveScorer.Fact> facts, YearMonth month) {
        return new NaiveScorer(model).score(facts, month.atDay(1)).score().intValueExact();
    }

    /** The same facts with others, and without those at some places. */
    List<NaiveScorer.Fact> changed(List<Addition> additions, Set<Integer> without) {
        List<NaiveScorer.Fact> changed = new ArrayList<>();
        for (int place = 0; place < known.size(); place++) {
            if (!without.contains(place)) {
                changed.add(known.get(place));
            }
        }
        additions.forEach(addition -> changed.add(fact(addition)));
        return changed;
    }

    private NaiveScorer.Fact fact(Addition addition) {
        boolean adverse = catalogue.item(addition.item()).orElseThrow().isAdverse();
        return new NaiveScorer.Fact(
                addition.item(),
                addition.grade(),
                adverse,
                addition.amount(),
                addition.occurredOn(),
                null,
                null,
                false);
    }

    private static List<LedgerRecord> records(List<NaiveScorer.Fact> known) {
        return IntStream.range(0, known.size())
                .mapToObj(place -> {
                    NaiveScorer.Fact fact = known.get(place);
                    return new LedgerRecord(
                            place + 1L,
                            "R" + place,
                            "示例部门",
                            kind(fact.item(), fact.grade()),
                            1,
                            fact.quantity(),
                            fact.occurredOn(),
                            fact.validUntil(),
                            null);
                })
                .toList();
    }

    private static int kind(String item, @Nullable String grade) {
        List<FactKind> kinds = RandomModels.KINDS.list();
        return IntStream.range(0, kinds.size())
                .filter(kind -> kinds.get(kind).item().equals(item)
                        && Objects.equals(kinds.get(kind).grade(), grade))
                .findFirst()
                .orElseThrow();
    }

    /** The even items are good and mostly declarable, the odd ones adverse and mostly repairable. */
    private static Catalogue catalogue(Random random) {
        return new Catalogue(IntStream.range(0, 8)
                .mapToObj(item -> {
                    boolean adverse = item % 2 == 1;
                    return new CatalogueItem(
                            "I" + item,
                            "第" + item + "项",
                            adverse ? ItemClass.ADVERSE : ItemClass.POSITIVE,
                            "示例部门",
                            item < 4 ? List.of("A", "B") : List.of(),
                            item < 4 ? Map.of("A", "甲等") : Map.of(),
                            !adverse && random.nextInt(4) != 0,
                            adverse ? Period.ofMonths(1200) : null,
                            adverse && random.nextInt(4) != 0 ? Period.ofMonths(random.nextInt(4)) : null,
                            adverse ? Set.of(Requirement.values()) : Set.of(),
                            "示例依据",
                            random.nextBoolean() ? "次" : null);
                })
                .toList());
    }

    /** The same model without caps and bounds: what acts ask for, whether anything lets it through or not. */
    ScoringModel uncapped() {
        return new ScoringModel(
                model.model(),
                model.version(),
                model.title(),
                model.baseline(),
                model.range(),
                model.tiers(),
                model.dimensions(),
                model.indicators().stream()
                        .map(it -> new Indicator(
                                it.code(),
                                it.name(),
                                it.dimension(),
                                it.facet(),
                                it.items(),
                                it.enabled(),
                                it.rule(),
                                it.retention(),
                                it.decay(),
                                null,
                                it.basis()))
                        .toList());
    }
}
