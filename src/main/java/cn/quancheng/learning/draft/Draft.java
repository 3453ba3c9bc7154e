package cn.quancheng.learning.draft;

import cn.quancheng.learning.LeftOut;
import cn.quancheng.learning.Proposal;
import cn.quancheng.learning.Provenance;
import cn.quancheng.learning.Quality;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ScoringModel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A new version of a model, proposed: the base with the card's bins in the place of the rules of the indicators on it.
 *
 * @param base the model that it begins with
 * @param baseDigest SHA-256 of its text
 * @param lines the indicators on the card; all others stay as they are
 */
public record Draft(
        DraftRequest request, ScoringModel base, String baseDigest, List<DraftLine> lines, Proposal proposal) {
    static Draft of(DraftRequest request, Base base, List<Candidate> candidates, Proposal proposal) {
        List<DraftLine> lines = proposal.fitted().card().lines().stream()
                .map(line -> DraftLine.of(Candidate.of(line.binning(), candidates), line))
                .toList();
        return new Draft(request, base.model(), base.digest(), lines, proposal);
    }

    /**
     * What everybody has more by the draft's indicators that are on the card than by the card itself: the base's baseline in the place
     * of the card's, and all that points were moved by. It changes no one's place among the others.
     */
    public int offset() {
        int shifts = lines.stream().mapToInt(DraftLine::shift).sum();
        return base.baseline() - proposal.fitted().card().basePoints() + shifts;
    }

    /** The model under a version. */
    ScoringModel model(String version) {
        Map<String, Indicator> after =
                lines.stream().map(DraftLine::after).collect(Collectors.toMap(Indicator::code, Function.identity()));
        return new ScoringModel(
                base.model(),
                version,
                base.title(),
                base.baseline(),
                base.range(),
                base.tiers(),
                base.dimensions(),
                base.indicators().stream()
                        .map(indicator -> after.getOrDefault(indicator.code(), indicator))
                        .toList());
    }

    /** The model's file under a version, in UTF-8, with comments that say where it comes from. */
    public YamlFile file(String version) {
        ScoringModel model = model(version);
        Map<String, String> remarks =
                lines.stream().collect(Collectors.toMap(line -> line.before().code(), Draft::remark));
        String text = ModelText.of(model, head(), remarks);
        return new YamlFile(model.id() + ".yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of a draft under another version. */
    public static byte[] renamed(byte[] yaml, String version) {
        return ModelText.renamed(new String(yaml, StandardCharsets.UTF_8), version)
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<String> head() {
        Provenance provenance = proposal.fitted().fit().provenance();
        Quality quality = proposal.quality();
        List<String> head = new ArrayList<>();
        head.add("由结果数据学习提出的草案：没有人读过、模拟过、审批过之前，不用于任何人的分数。");
        head.add("基础模型：" + base.id() + "（SHA-256 " + baseDigest + "）；只改卡片上的指标的规则和封顶，其余照旧");
        head.add("数据：SHA-256 " + provenance.data());
        head.add("拟合%d行，留出%d行检验；随机种子%d，留出比例%s"
                .formatted(
                        provenance.rows(),
                        quality.rows(),
                        proposal.holdout().seed(),
                        proposal.holdout().share()));
        head.add("拟合：" + provenance.trainer() + " " + provenance.parameters());
        head.add("版本：" + provenance.versions());
        head.add("留出部分上：AUC %.4f，基尼系数%.4f，KS %.4f，PSI %.4f"
                .formatted(
                        quality.ranking().auc(),
                        quality.ranking().gini(),
                        quality.ranking().ks(),
                        quality.stability()));
        head.add("卡片的起点是%d分，这里的基准分仍是%d分；连同各指标的平移，卡片上的指标使每个人比卡片多%d分，先后次序不变"
                .formatted(proposal.fitted().card().basePoints(), base.baseline(), offset()));
        head.add("没有进入卡片的列：" + leftOut());
        return head;
    }

    private String leftOut() {
        List<LeftOut> leftOut = proposal.fitted().leftOut();
        return leftOut.isEmpty()
                ? "无"
                : leftOut.stream()
                        .map(each -> each.feature().column() + " " + each.words())
                        .collect(Collectors.joining("；"));
    }

    private static String remark(DraftLine line) {
        return "由" + line.card().binning().feature().column() + "学习："
                + "信息价值%.4f，各箱分值平移%+d，封顶由%s改为%s"
                        .formatted(
                                line.card().binning().informationValue(),
                                line.shift(),
                                cap(line.before()),
                                cap(line.after()))
                + (line.endsDecay() ? "；原有的逐月递减不能与分箱并存，已去掉：期满即不再计分" : "");
    }

    private static String cap(Indicator indicator) {
        return Objects.toString(indicator.cap(), "无");
    }
}
