package cn.quancheng.simulation.figures;

import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tally;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The indicators of two models, each once by its code; one that a model does not have gives nothing there. */
final class JoinedIndicators {
    private static final int NONE = -1;

    private final List<Indicator> indicators;
    private final int[] before;
    private final int[] after;

    JoinedIndicators(ScoringModel before, ScoringModel after) {
        Map<String, Indicator> joined = new LinkedHashMap<>();
        after.indicators().forEach(indicator -> joined.put(indicator.code(), indicator));
        before.indicators().forEach(indicator -> joined.putIfAbsent(indicator.code(), indicator));
        indicators = List.copyOf(joined.values());
        this.before = places(before);
        this.after = places(after);
    }

    int size() {
        return indicators.size();
    }

    /** As the newer model words it, where it has it. */
    Indicator indicator(int joined) {
        return indicators.get(joined);
    }

    int before(int joined, Tally tally) {
        return before[joined] == NONE ? 0 : tally.contribution(before[joined]);
    }

    int after(int joined, Tally tally) {
        return after[joined] == NONE ? 0 : tally.contribution(after[joined]);
    }

    private int[] places(ScoringModel model) {
        List<String> codes = new ArrayList<>();
        model.indicators().forEach(indicator -> codes.add(indicator.code()));
        return indicators.stream()
                .mapToInt(indicator -> codes.indexOf(indicator.code()))
                .toArray();
    }
}
