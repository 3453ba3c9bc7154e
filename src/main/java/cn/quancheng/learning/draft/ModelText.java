package cn.quancheng.learning.draft;

import cn.quancheng.scoring.Bounds;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ModelDimension;
import cn.quancheng.scoring.Points;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tier;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Writes a model as people write one, so that they can read it: the file of a draft, without a first month. */
final class ModelText {
    /** Words that YAML takes for something else, whatever their case. */
    private static final Set<String> NO_TEXTS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private final StringBuilder text = new StringBuilder();
    private final ScoringModel model;
    private final Map<String, String> remarks;

    private ModelText(ScoringModel model, Map<String, String> remarks) {
        this.model = model;
        this.remarks = remarks;
    }

    /**
     * The file's text.
     *
     * @param head comments above everything
     * @param remarks comments above indicators, by their code
     */
    static String of(ScoringModel model, List<String> head, Map<String, String> remarks) {
        ModelText writer = new ModelText(model, remarks);
        head.forEach(line -> writer.comment("", line));
        writer.head();
        model.indicators().forEach(writer::indicator);
        return writer.text.toString();
    }

    /** A text of {@link #of} under another version. */
    static String renamed(String text, String version) {
        return text.replaceFirst("(?m)^version: \".*\"$", Matcher.quoteReplacement(version(version)));
    }

    private static String version(String version) {
        return "version: " + quoted(version);
    }

    private void head() {
        line("", "model: " + word(model.model()));
        line("", version(model.version()));
        line("", "title: " + word(model.title()));
        line("", "baseline: " + model.baseline());
        line(
                "",
                "range: { min: " + model.range().min() + ", max: "
                        + model.range().max() + " }");
        line("", "tiers:");
        for (Tier tier : model.tiers()) {
            line(
                    "  ",
                    "- { code: %s, name: %s, from: %d }".formatted(word(tier.code()), word(tier.name()), tier.from()));
        }
        line("", "dimensions:");
        for (Dimension dimension : Dimension.values()) {
            ModelDimension its = model.dimension(dimension);
            line("  ", dimension + ": { name: " + word(its.name()) + bounds(its.bounds()) + " }");
        }
        line("", model.indicators().isEmpty() ? "indicators: []" : "indicators:");
    }

    private static String bounds(Bounds bounds) {
        return (bounds.min() == null ? "" : ", min: " + bounds.min())
                + (bounds.max() == null ? "" : ", max: " + bounds.max());
    }

    private void indicator(Indicator indicator) {
        String remark = remarks.get(indicator.code());
        if (remark != null) {
            comment("  ", remark);
        }
        line("  ", "- code: " + word(indicator.code()));
        field("name", word(indicator.name()));
        field("dimension", indicator.dimension().name());
        field("facet", indicator.facet().name());
        field("items", indicator.items().stream().map(ModelText::word).collect(Collectors.joining(", ", "[", "]")));
        if (!indicator.enabled()) {
            field("enabled", "false");
        }
        rule(indicator.rule());
        if (indicator.retention() != null) {
            field("retention", indicator.retention().toString());
        }
        if (indicator.decay() != null) {
            field("decay", "{ type: linear, over: P" + indicator.decay().months() + "M }");
        }
        if (indicator.cap() != null) {
            field("cap", indicator.cap().toString());
        }
        if (indicator.basis() != null) {
            field("basis", word(indicator.basis()));
        }
    }

    private void rule(Rule rule) {
        if (rule instanceof Rule.PerQuantity each) {
            field("rule", "{ type: per-quantity, unit: " + each.unit() + ", points: " + each.each() + " }");
        } else if (rule instanceof Rule.PerRecord perRecord && perRecord.each() instanceof Points.Flat flat) {
            field("rule", "{ type: per-record, points: " + flat.value() + " }");
        } else if (rule instanceof Rule.PerRecord perRecord && perRecord.each() instanceof Points.Graded graded) {
            line("    ", "rule:");
            line("      ", "type: per-record");
            line("      ", "points:");
            graded.byGrade().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(grade -> line("        ", word(grade.getKey()) + ": " + grade.getValue()));
        } else if (rule instanceof Rule.Bins bins) {
            bins(bins);
        }
    }

    private void bins(Rule.Bins rule) {
        line("    ", "rule:");
        line("      ", "type: bins");
        line("      ", "of: " + rule.of().word());
        if (rule.of() == Rule.Measure.MONTHS_SINCE_LAST) {
            line("      ", "absent: " + rule.absent());
        }
        line("      ", "bins:");
        rule.bins().forEach(bin -> line("        ", "- { from: " + bin.from() + ", points: " + bin.points() + " }"));
    }

    private void field(String key, String value) {
        line("    ", key + ": " + value);
    }

    private void line(String indent, String words) {
        text.append(indent).append(words).append('\n');
    }

    /** What looks like nothing might end the line for some reader. */
    private void comment(String indent, String words) {
        line(indent, "# " + words.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " "));
    }

    /** A text as it is where nobody could take it for anything else, in quotation marks everywhere else. */
    private static String word(String text) {
        boolean plain = text.matches("[\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9_-]*")
                && !NO_TEXTS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(each -> {
            if (each == '"' || each == '\\') {
                quoted.append('\\').appendCodePoint(each);
            } else if (isSeen(each)) {
                quoted.appendCodePoint(each);
            } else {
                quoted.append(each > 0xffff ? "\\U%08x".formatted(each) : "\\u%04x".formatted(each));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
