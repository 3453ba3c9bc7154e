package cn.quancheng.models;

import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.Bounds;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Indicator;
import cn.quancheng.scoring.ModelDimension;
import cn.quancheng.scoring.Range;
import cn.quancheng.scoring.ScoringModel;
import cn.quancheng.scoring.Tier;
import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads one model's file and holds it against the catalogue. */
final class ModelReader {
    private final Faults faults;
    private final Catalogue catalogue;
    private final Set<String> knownItems;

    /** @param catalogue a sound one */
    ModelReader(Faults faults, Catalogue catalogue) {
        this(faults, catalogue, catalogue.codes());
    }

    /** @param knownItems the catalogue's codes, those of faulty items included */
    ModelReader(Faults faults, Catalogue catalogue, Set<String> knownItems) {
        this.faults = faults;
        this.catalogue = catalogue;
        this.knownItems = knownItems;
    }

    /** What the file says; nothing where it has any fault. */
    @Nullable
    ModelFile read(YamlFile file) {
        int before = faults.count();
        Section root = file.root(faults)
                .only(
                        "model",
                        "version",
                        "title",
                        "first-month",
                        "baseline",
                        "range",
                        "tiers",
                        "dimensions",
                        "indicators");
        String model = root.need("model").text();
        String version = root.need("version").quoted();
        if (model != null && version != null && !file.name().equals(model + "-" + version + ".yaml")) {
            root.need("model").fault("文件名应为 " + model + "-" + version + ".yaml");
        }
        String title = root.need("title").text();
        YearMonth firstMonth = root.may("first-month").month();
        Range range = range(root.need("range"));
        Integer baseline = points(root.need("baseline"));
        if (range != null && baseline != null && !range.contains(baseline)) {
            root.need("baseline").fault("基准分 " + baseline + " 不在 range 之内");
        }
        List<Tier> tiers = tiers(root.need("tiers"), range);
        Map<Dimension, ModelDimension> dimensions = dimensions(root.need("dimensions"));
        IndicatorReader reader = new IndicatorReader(faults, catalogue, knownItems);
        List<Indicator> read = indicators(root.need("indicators"), reader);
        if (faults.count() > before || model == null || version == null || title == null || range == null) {
            return null;
        }
        return new ModelFile(
                new ScoringModel(
                        model, version, title, Objects.requireNonNull(baseline), range, tiers, dimensions, read),
                file.digest(),
                firstMonth,
                root.may("first-month"),
                reader.items());
    }

    private static @Nullable Range range(Value place) {
        Section range = place.section().only("min", "max");
        Integer min = points(range.need("min"));
        Integer max = points(range.need("max"));
        if (min == null || max == null) {
            return null;
        }
        if (min >= max) {
            place.fault("min 须小于 max");
            return null;
        }
        return new Range(min, max);
    }

    private static List<Tier> tiers(Value place, @Nullable Range range) {
        List<Tier> tiers = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Integer lowest = null;
        for (Value value : place.list()) {
            Section tier = value.section().only("code", "name", "from");
            String code = tier.need("code").text();
            String name = tier.need("name").text();
            Integer from = points(tier.need("from"));
            if (code != null && !codes.add(code)) {
                tier.need("code").fault("等级“" + code + "”写了两次");
            }
            if (from != null && lowest != null && from >= lowest) {
                tier.need("from").fault("等级须从高到低排列,不可重复");
            }
            lowest = from == null ? lowest : from;
            if (code != null && name != null && from != null) {
                tiers.add(new Tier(code, name, from));
            }
        }
        if (place.isPresent() && range != null && (lowest == null || lowest > range.min())) {
            place.fault("最低的等级须从 " + range.min() + " 分开始,否则以下的分数没有等级");
        }
        return tiers;
    }

    private static Map<Dimension, ModelDimension> dimensions(Value place) {
        Section section = place.section()
                .only(Arrays.stream(Dimension.values()).map(Enum::name).toArray(String[]::new));
        Map<Dimension, ModelDimension> dimensions = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            Value value = section.need(dimension.name());
            Section part = value.section().only("name", "min", "max");
            String name = part.need("name").text();
            Integer min = points(part.may("min"));
            Integer max = points(part.may("max"));
            if (min != null && max != null && min > max) {
                value.fault("min 不可大于 max");
            } else if (name != null) {
                dimensions.put(dimension, new ModelDimension(name, new Bounds(min, max)));
            }
        }
        return dimensions;
    }

    private static List<Indicator> indicators(Value place, IndicatorReader indicators) {
        List<Indicator> read = new ArrayList<>();
        List<Value> values = place.list();
        for (Value value : values) {
            Indicator indicator = indicators.read(value);
            if (indicator != null) {
                read.add(indicator);
            }
        }
        if (values.size() > ScoringModel.MOST_INDICATORS) {
            place.fault("指标不可超过 " + ScoringModel.MOST_INDICATORS + " 个");
        }
        return read;
    }

    private static @Nullable Integer points(Value place) {
        return place.integer(-ScoringModel.FARTHEST, ScoringModel.FARTHEST);
    }
}
