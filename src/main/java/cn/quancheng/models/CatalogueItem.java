package cn.quancheng.models;

import cn.quancheng.scoring.FactKind;
import org.jspecify.annotations.Nullable;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One item of the public credit information catalogue (公共信用信息目录).
 *
 * @param name what citizens read, in Chinese
 * @param department who reports it
 * @param grades codes in the catalogue's order; empty where the item has none
 * @param gradeNames what citizens read for a grade; may leave grades out
 * @param declarable whether a citizen may declare it
 * @param maxRetention how long a record may weigh at most, or none; never none for an adverse item
 * @param repairableAfter how long after its day an adverse record may be repaired, or none: never
 * @param requires what a record must bring along
 * @param basis the legal basis that every explanation names
 * @param unit what quantities are counted in, such as 分钟, or none: records
 */
public record CatalogueItem(
        String code,
        String name,
        ItemClass itemClass,
        String department,
        List<String> grades,
        Map<String, String> gradeNames,
        boolean declarable,
        @Nullable Period maxRetention,
        @Nullable Period repairableAfter,
        Set<Requirement> requires,
        String basis,
        @Nullable String unit) {

    /** @throws IllegalArgumentException where a part is missing, or an adverse item lacks what the law demands of it */
    public CatalogueItem {
        grades = List.copyOf(grades);
        gradeNames = Map.copyOf(gradeNames);
        requires = Set.copyOf(requires);
        require(!code.isBlank() && !name.isBlank() && !basis.isBlank(), "an item has a code, a name and a basis");
        require(grades.stream().distinct().count() == grades.size(), code + " names a grade twice");
        require(grades.containsAll(gradeNames.keySet()), code + " names a grade that it does not have");
        if (itemClass == ItemClass.ADVERSE) {
            require(requires.size() == Requirement.values().length, code + " needs a document and a procedure");
            require(maxRetention != null, code + " must end");
            require(!declarable, code + " is adverse: nobody declares it");
        } else {
            require(repairableAfter == null, code + " is not adverse: nothing to repair");
        }
    }

    /** Whether its records are failings. */
    public boolean isAdverse() {
        return itemClass == ItemClass.ADVERSE;
    }

    /** What citizens read for a grade: its name, or its code where it has none. */
    public String gradeName(String grade) {
        return gradeNames.getOrDefault(grade, grade);
    }

    /** The kinds of fact of this item: without a grade, and with each one. */
    List<FactKind> kinds() {
        List<FactKind> kinds = new ArrayList<>();
        kinds.add(new FactKind(code, null, isAdverse()));
        grades.forEach(grade -> kinds.add(new FactKind(code, grade, isAdverse())));
        return kinds;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
