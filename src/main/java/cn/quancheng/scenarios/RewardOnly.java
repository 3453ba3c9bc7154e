package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Value;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.List;

/**
 * What the words of a scenario may not say: a score rewards and never takes. Figures are compared by {@link FiguresReader};
 * words cannot be, so those that take something from others are refused, and what must be said is asked for.
 */
final class RewardOnly {
    /** Nothing that one has without a score is refused, charged more for, or put last. */
    private static final List<String> TAKING =
            List.of("拒绝", "不予", "加收", "加价", "降级", "黑名单", "失信", "扣分", "淘汰", "取消资格", "排在最后", "暂缓", "延后办理", "低分");

    /** A lender never weighs a score. */
    private static final List<String> LENDING = List.of("额度", "利率", "利息", "授信", "贴息");

    private static final String AMONG_EQUALS = "同等条件";

    private RewardOnly() {}

    /** @param places the title, the ordinary terms, and those with the benefit */
    static void check(@Nullable BenefitDomain domain, @Nullable BenefitKind kind, List<Value> places) {
        Value title = places.get(0);
        Value benefit = places.get(2);
        places.forEach(place -> refuse(place, TAKING, "只奖励:不可使别人的条件变差"));
        if (domain == BenefitDomain.FINANCE) {
            refuse(title, LENDING, "金融领域只提供绿色通道");
            refuse(benefit, LENDING, "金融领域只提供绿色通道");
        }
        if (kind == BenefitKind.PRIORITY && domain != null && domain.isAmongEquals()) {
            requireAmongEquals(benefit, domain);
        }
    }

    private static void requireAmongEquals(Value benefit, BenefitDomain domain) {
        if (benefit.isPresent() && !words(benefit).contains(AMONG_EQUALS)) {
            benefit.fault(domain.words() + "的优先只限同等条件下,须写明“" + AMONG_EQUALS + "”");
        }
    }

    private static void refuse(Value place, List<String> words, String why) {
        String said = words(place);
        words.stream().filter(said::contains).findFirst().ifPresent(word -> place.fault(why + "(“" + word + "”)"));
    }

    /** What stands there, and nothing where it is no text: that is another fault, and told elsewhere. */
    private static String words(Value place) {
        return place.node() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
