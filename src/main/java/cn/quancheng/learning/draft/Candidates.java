package cn.quancheng.learning.draft;

import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds, for each column that is asked about, the indicator of the base whose rule it may become, or says why there is none. */
final class Candidates {
    private final Base base;
    private final boolean endDecay;
    private final List<OutcomeFault> faults = new ArrayList<>();
    private final Map<String, String> columnOf = new HashMap<>();

    private Candidates(Base base, boolean endDecay) {
        this.base = base;
        this.endDecay = endDecay;
    }

    /** @throws FaultyOutcomesException naming every column that can't become a rule */
    static List<Candidate> of(DraftRequest request, Base base) {
        Candidates candidates = new Candidates(base, request.endDecay());
        List<Candidate> found = request.features().stream()
                .flatMap(column -> candidates.find(column).stream())
                .toList();
        if (!candidates.faults.isEmpty()) {
            throw FaultyOutcomesException.of(candidates.faults);
        }
        return found;
    }

    private Optional<Candidate> find(String column) {
        Optional<String> never = Outcomes.whyNever(column);
        if (never.isPresent()) {
            return fault(column, never.get());
        }
        Optional<CountedFact> fact = CountedFact.of(column);
        if (fact.isEmpty()) {
            return fault(
                    column,
                    "不是目录中可以计数的事实，不得进入草案；列名应为目录项加.count、.quantity或.months-since-last，例如VOLUNTEER_SERVICE.quantity");
        }
        Optional<Indicator> indicator = indicator(column, fact.get());
        if (indicator.isEmpty() || !maySpeak(column, fact.get(), indicator.get())) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                new Feature(column, fact.get().kind()),
                fact.get().measure(),
                indicator.get(),
                base.isAdverse(indicator.get())));
    }

    private Optional<Indicator> indicator(String column, CountedFact fact) {
        for (String item : fact.items()) {
            if (base.catalogue().item(item).isEmpty()) {
                return fault(column, "目录中没有“" + item + "”");
            }
        }
        Set<String> items = Set.copyOf(fact.items());
        for (Indicator indicator : base.model().indicators()) {
            if (Set.copyOf(indicator.items()).equals(items)) {
                return Optional.of(indicator);
            }
            if (indicator.items().stream().anyMatch(items::contains)) {
                CountedFact whole = new CountedFact(indicator.items(), fact.measure());
                return fault(column, "指标“" + indicator.name() + "”看的是" + indicator.items() + "：列名应为" + whole);
            }
        }
        return fault(column, "基础模型" + base.model().id() + "没有看它的指标");
    }

    private boolean maySpeak(String column, CountedFact fact, Indicator indicator) {
        int before = faults.size();
        String other = columnOf.putIfAbsent(indicator.code(), column);
        if (other != null) {
            fault(column, "与" + other + "是同一个指标“" + indicator.name() + "”的：一个指标只有一条规则");
        }
        if (!indicator.enabled()) {
            fault(column, "指标“" + indicator.name() + "”在基础模型中没有启用");
        }
        if (fact.measure() == Rule.Measure.QUANTITY && !isMeasured(fact)) {
            fault(column, "目录项没有计量单位，只能用.count或.months-since-last");
        }
        if (indicator.decay() != null && !base.isAdverse(indicator) && !endDecay) {
            fault(column, "指标“" + indicator.name() + "”期满后逐月递减，分箱不能递减，加分会在期满时一次失去；确要如此，请求时写明endDecay=true");
        }
        return faults.size() == before;
    }

    private boolean isMeasured(CountedFact fact) {
        return base.items(fact.items()).stream().map(CatalogueItem::unit).noneMatch(unit -> unit == null);
    }

    private <T> Optional<T> fault(String column, String reason) {
        faults.add(new OutcomeFault(1, column, reason));
        return Optional.empty();
    }
}
