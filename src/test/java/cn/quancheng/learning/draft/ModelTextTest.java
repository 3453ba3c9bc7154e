package cn.quancheng.learning.draft;

import cn.quancheng.models.Models;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.Decay;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.Points;
import cn.quancheng.scoring.Rule;
import cn.quancheng.scoring.ScoringModel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A model that is written and read again is the same model, whatever stands in it. */
class ModelTextTest {
    private static final Models MODELS = Models.of(Path.of("scoring-models"), Clock.systemUTC());
    private static final ScoringModel DEFAULT = MODELS.current().orElseThrow().model();

    private static ScoringModel readAgain(ScoringModel model, List<String> head, Map<String, String> remarks) {
        String text = ModelText.of(model, head, remarks);
        return MODELS.read(new YamlFile(model.id() + ".yaml", text.getBytes(StandardCharsets.UTF_8)))
                .edition()
                .model();
    }

    private static ScoringModel with(String version, String title, List<Indicator> indicators) {
        return new ScoringModel(
                DEFAULT.model(),
                version,
                title,
                DEFAULT.baseline(),
                DEFAULT.range(),
                DEFAULT.tiers(),
                DEFAULT.dimensions(),
                indicators);
    }

    @Test
    void the_default_model_is_read_as_it_was_written() {
        assertThat(readAgain(DEFAULT, List.of("由来"), Map.of("GOV-HON-01", "改动")))
                .isEqualTo(DEFAULT);
    }

    @Test
    void a_comment_never_ends_its_line() {
        String text = ModelText.of(DEFAULT, List.of("a\nfirst-month: \"2020-01\"\u0085b\u2028c"), Map.of());
        assertThat(text).startsWith("# a first-month: \"2020-01\" b c\nmodel: quancheng\n");
    }

    @Test
    void words_that_yaml_takes_for_something_else_stay_words() {
        for (String word : List.of(
                "no", "NULL", "~", "2026", "1e3", "- a", "a: b", "a #b", "\"\\", "“引号”", "\u0085\u2028", "𠀀")) {
            ScoringModel model = with("1", word, DEFAULT.indicators());
            assertThat(readAgain(model, List.of(), Map.of())).isEqualTo(model);
        }
    }

    @Property(tries = 300, seed = "2026")
    void any_model_is_read_as_it_was_written(@ForAll long seed, @ForAll String name) {
        Random random = new Random(seed);
        List<Indicator> indicators = new ArrayList<>();
        for (Indicator indicator : DEFAULT.indicators()) {
            if (random.nextInt(4) > 0) {
                indicators.add(changed(indicator, random, "名" + name.replaceAll("\\p{Cs}", "?")));
            }
        }
        ScoringModel model = with(random.nextInt(100) + "." + random.nextInt(100), "标题", indicators);
        assertThat(readAgain(model, List.of(name), Map.of("GOV-ID-01", name))).isEqualTo(model);
    }

    private static Indicator changed(Indicator indicator, Random random, String name) {
        boolean adverse = indicator.rule().points().stream().anyMatch(points -> points < 0);
        Rule rule = rule(indicator, random, adverse ? -1 : 1);
        boolean fades =
                !adverse && indicator.retention() != null && rule instanceof Rule.PerRecord && random.nextBoolean();
        return new Indicator(
                indicator.code(),
                name,
                indicator.dimension(),
                indicator.facet(),
                indicator.items(),
                random.nextBoolean(),
                rule,
                random.nextBoolean() && !adverse && !fades ? Period.of(1, 2, 3) : indicator.retention(),
                fades ? new Decay(1 + random.nextInt(30)) : null,
                random.nextBoolean() ? null : (adverse ? -1 : 1) * (1 + random.nextInt(200)),
                random.nextBoolean() ? null : name);
    }

    private static Rule rule(Indicator indicator, Random random, int sign) {
        boolean graded = indicator.rule() instanceof Rule.PerRecord each && each.each() instanceof Points.Graded;
        return switch (random.nextInt(3)) {
            case 0 -> graded ? indicator.rule() : new Rule.PerRecord(new Points.Flat(sign * random.nextInt(100)));
            case 1 -> new Rule.PerQuantity(1 + random.nextInt(1000), sign * random.nextInt(10));
            default -> {
                Rule.Measure measure = Rule.Measure.values()[random.nextInt(3)];
                List<Rule.Bin> bins = new ArrayList<>();
                for (int from = random.nextInt(3);
                        bins.isEmpty() || random.nextInt(5) > 0;
                        from += 1 + random.nextInt(50)) {
                    bins.add(new Rule.Bin(from, sign * random.nextInt(100)));
                }
                yield new Rule.Bins(
                        measure, measure == Rule.Measure.MONTHS_SINCE_LAST ? sign * random.nextInt(9) : 0, bins);
            }
        };
    }
}
