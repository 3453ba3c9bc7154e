package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

/**
 * One kind of fact: an item of the catalogue with one of its grades, or with none. Its number is its place in the list
 * that {@link Scorer#compile} is given.
 *
 * @param adverse whether the item is a failing, which weighs nothing while it is disputed
 */
public record FactKind(String item, @Nullable String grade, boolean adverse) {
    /** @throws IllegalArgumentException where the item or the grade is blank */
    public FactKind {
        if (item.isBlank() || (grade != null && grade.isBlank())) {
            throw new IllegalArgumentException("a kind of fact has an item, and a grade or none");
        }
    }
}
