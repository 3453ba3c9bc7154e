package cn.quancheng.models;

import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.Section;
import cn.quancheng.platform.yaml.Value;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.Indicator;
import org.jspecify.annotations.Nullable;

import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the catalogue's file and refuses what has no law behind it. */
final class CatalogueReader {
    private final Faults faults;
    private final Set<String> codes = new HashSet<>();

    CatalogueReader(Faults faults) {
        this.faults = faults;
    }

    /** The sound items; the codes of all of them are in {@link #codes()} even where their items are faulty. */
    Catalogue read(YamlFile file) {
        List<CatalogueItem> items = new ArrayList<>();
        Value list = file.root(faults).only("items").need("items");
        for (Value value : list.list()) {
            CatalogueItem item = item(value.section());
            if (item != null) {
                items.add(item);
            }
        }
        return new Catalogue(items);
    }

    Set<String> codes() {
        return codes;
    }

    private @Nullable CatalogueItem item(Section item) {
        int before = faults.count();
        item.only(
                "code",
                "name",
                "class",
                "department",
                "grades",
                "grade-names",
                "declarable",
                "max-retention",
                "repairable-after",
                "requires",
                "basis",
                "unit");
        String code = code(item);
        String name = collectable(item.need("name"));
        ItemClass itemClass = item.need("class").oneOf(ItemClass.class);
        String department = item.need("department").text();
        List<String> grades = grades(item.may("grades"));
        Map<String, String> gradeNames = gradeNames(item.may("grade-names"), grades);
        boolean declarable = Objects.requireNonNullElse(item.may("declarable").flag(), false);
        Period maxRetention = item.may("max-retention").period(false, Indicator.LONGEST_RETENTION_MONTHS);
        Period repairableAfter = item.may("repairable-after").period(true, Indicator.LONGEST_RETENTION_MONTHS);
        Set<Requirement> requires = requires(item.may("requires"));
        String basis = item.need("basis").text();
        String unit = item.may("unit").text();
        if (itemClass == ItemClass.ADVERSE) {
            checkAdverse(item, requires);
        } else if (itemClass != null && item.may("repairable-after").isPresent()) {
            item.may("repairable-after").fault("只有失信信息(ADVERSE)才可修复");
        }
        if (faults.count() > before || code == null || name == null || itemClass == null || department == null) {
            return null;
        }
        return new CatalogueItem(
                code,
                name,
                itemClass,
                department,
                grades,
                gradeNames,
                declarable,
                maxRetention,
                repairableAfter,
                requires,
                Objects.requireNonNull(basis),
                unit);
    }

    /** No adverse record without law: a document, an ordinary procedure, an end. */
    private static void checkAdverse(Section item, Set<Requirement> requires) {
        for (Requirement requirement : Requirement.values()) {
            if (!requires.contains(requirement)) {
                item.may("requires").fault("失信信息(ADVERSE)必须要求 " + requirement);
            }
        }
        if (!item.may("max-retention").isPresent()) {
            item.may("max-retention").fault("失信信息(ADVERSE)必须有保存期限");
        }
        if (Boolean.TRUE.equals(item.may("declarable").flag())) {
            item.may("declarable").fault("失信信息(ADVERSE)不可自主申报");
        }
    }

    private @Nullable String code(Section item) {
        Value place = item.need("code");
        String code = collectable(place);
        if (code != null && !code.matches("[A-Z][A-Z0-9_]*")) {
            place.fault("代码应由大写字母、数字和下划线组成,不是“" + code + "”");
        } else if (code != null && !codes.add(code)) {
            place.fault("代码“" + code + "”已被使用");
        }
        return code;
    }

    private static @Nullable String collectable(Value place) {
        String text = place.text();
        if (text != null) {
            NeverCollected.in(text).ifPresent(word -> place.fault("禁止采集的信息(“" + word + "”)"));
        }
        return text;
    }

    private static List<String> grades(Value place) {
        List<String> grades = new ArrayList<>();
        for (Value value : place.list()) {
            String grade = collectable(value);
            if (grade != null && grades.contains(grade)) {
                value.fault("等次“" + grade + "”写了两次");
            } else if (grade != null) {
                grades.add(grade);
            }
        }
        if (place.isPresent() && grades.isEmpty()) {
            place.fault("至少写一个等次,或删去此项");
        }
        return grades;
    }

    private static Map<String, String> gradeNames(Value place, List<String> grades) {
        Map<String, String> names = new LinkedHashMap<>();
        place.section().all().forEach((grade, value) -> {
            String name = collectable(value);
            if (!grades.contains(grade)) {
                value.fault("没有等次“" + grade + "”");
            } else if (name != null) {
                names.put(grade, name);
            }
        });
        return names;
    }

    private static Set<Requirement> requires(Value place) {
        Set<Requirement> requires = EnumSet.noneOf(Requirement.class);
        for (Value value : place.list()) {
            Requirement requirement = value.oneOf(Requirement.class);
            if (requirement != null) {
                requires.add(requirement);
            }
        }
        return requires;
    }
}
