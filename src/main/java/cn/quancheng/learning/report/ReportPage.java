package cn.quancheng.learning.report;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** A report as a page of Markdown, in Chinese. */
public final class ReportPage {
    private final StringBuilder page = new StringBuilder();
    private final LearningReport report;

    private ReportPage(LearningReport report) {
        this.report = report;
    }

    /** The whole page; the same report gives the same page. */
    public static String of(LearningReport report) {
        ReportPage page = new ReportPage(report);
        page.head();
        page.points();
        report.features().forEach(page::feature);
        page.leftOut();
        page.trial();
        page.groups();
        page.origin();
        return page.page.toString();
    }

    private void head() {
        line("# 学习报告：%s 的草案", report.origin().base());
        line("");
        line("这是一份建议。没有人读过、模拟过、审批过之前，不用于任何人的分数。");
    }

    private void points() {
        LearningReport.Points points = report.points();
        line("");
        line("## 从胜算到分值");
        line("");
        line(
                "卡片上人人从 %d 分起；草案的基准分仍是 %d 分。连同各指标的平移，卡片上的指标使每个人比卡片多 %d 分，先后次序不变。",
                points.cardBase(), points.baseline(), points.offset());
        line("逻辑回归的截距 %s，拟合部分的对数似然 %s。", number(points.intercept()), number(points.logLikelihood()));
    }

    private void feature(FeatureReport feature) {
        line("");
        line("## %s %s：`%s`", feature.indicator(), feature.name(), feature.column());
        line("");
        line(
                "信息价值 %s，系数 %s，各箱分值平移 %+d，封顶 %s → %s。%s",
                number(feature.informationValue()),
                number(feature.coefficient()),
                feature.shift(),
                feature.capBefore() == null ? "无" : feature.capBefore(),
                feature.cap() == null ? "无" : feature.cap(),
                feature.decayEnded() ? "**原有的逐月递减不能与分箱并存，已去掉：期满即不再计分。**" : "");
        line("");
        line("| 取值 | 好 | 坏 | 证据权重 | 信息价值 | 卡片分值 | 草案分值 |");
        line("|---|---|---|---|---|---|---|");
        for (FeatureReport.BinReport bin : feature.bins()) {
            line(
                    "| %s | %d | %d | %s | %s | %d | %d |",
                    values(bin),
                    bin.good(),
                    bin.bad(),
                    number(bin.evidence()),
                    number(bin.information()),
                    bin.cardPoints(),
                    bin.points());
        }
    }

    private static String values(FeatureReport.BinReport bin) {
        if (bin.missing()) {
            return "没有记录";
        }
        Object from = bin.from() == null ? 0 : bin.from();
        return bin.below() == null ? from + " 起" : from + " 起，不到 " + bin.below();
    }

    private void leftOut() {
        line("");
        line("## 没有进入卡片的列");
        line("");
        report.leftOut().forEach(each -> line("- `%s`：%s", each.column(), each.words()));
        orNone(report.leftOut());
    }

    private void trial() {
        LearningReport.Trial trial = report.trial();
        line("");
        line("## 在留出的 %d 行上（其中坏 %d 行）", trial.rows(), trial.bad());
        line("");
        line("| AUC | 基尼系数 | KS | PSI |");
        line("|---|---|---|---|");
        line(
                "| %s | %s | %s | %s |",
                number(trial.auc()), number(trial.gini()), number(trial.ks()), number(trial.stability()));
        line("");
        line("| 卡片分值 | 拟合行数 | 留出行数 | 预计坏 | 实际坏 | 提升度 | PSI 贡献 |");
        line("|---|---|---|---|---|---|---|");
        for (LearningReport.Tenth band : trial.bands()) {
            line(
                    "| %s | %d | %d | %.1f | %d | %.2f | %s |",
                    band.fromPoints() == null ? "最低" : band.fromPoints() + " 起",
                    band.fitted(),
                    band.rows(),
                    band.expectedBad(),
                    band.bad(),
                    band.lift(),
                    number(band.shift()));
        }
    }

    private void groups() {
        line("");
        line("## 各组（留出部分中不少于 10 行的）");
        line("");
        if (!report.groups().isEmpty()) {
            line("| 列 | 组 | 行数 | 预计坏 | 实际坏 | 平均卡片分值 |");
            line("|---|---|---|---|---|---|");
        }
        for (LearningReport.Group group : report.groups()) {
            line(
                    "| %s | %s | %d | %.1f | %d | %.1f |",
                    cell(group.column()),
                    cell(group.group()),
                    group.rows(),
                    group.expectedBad(),
                    group.bad(),
                    group.meanPoints());
        }
        orNone(report.groups());
    }

    private void origin() {
        LearningReport.Origin origin = report.origin();
        line("");
        line("## 由来");
        line("");
        line("- 数据：SHA-256 `%s`", origin.data());
        line("- 基础模型：%s，SHA-256 `%s`", origin.base(), origin.baseDigest());
        line(
                "- 拟合 %d 行，留出 %d 行；随机种子 %d，留出比例 %s",
                origin.rows(), report.trial().rows(), origin.seed(), origin.heldOut());
        line("- 拟合：`%s` `%s`", origin.trainer(), origin.parameters());
        line("- 版本：`%s`", origin.versions());
    }

    private void orNone(List<?> any) {
        if (any.isEmpty()) {
            line("无。");
        }
    }

    /** A text of the file within a table. */
    private static String cell(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ").replace("|", "\\|");
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    private void line(String format, @Nullable Object... arguments) {
        page.append(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments))
                .append('\n');
    }
}
