package cn.quancheng.security.accounts;

import java.util.Set;

/**
 * What a department's account may report.
 *
 * @param department its name, as records carry it
 * @param items codes of the catalogue that it may report; {@code *} stands for every one
 * @param forOthers whether it collects for other departments too, and so may name another one in a record
 */
public record DepartmentGrant(String department, Set<String> items, boolean forOthers) {
    /** Stands for every item of the catalogue. */
    public static final String EVERY_ITEM = "*";

    public DepartmentGrant {
        if (department.isBlank() || department.length() > 100) {
            throw new IllegalArgumentException("a department has a name of at most 100 characters");
        }
        items = Set.copyOf(items);
    }

    /** Whether it may report this item of the catalogue. */
    public boolean allowsItem(String item) {
        return items.contains(EVERY_ITEM) || items.contains(item);
    }

    /** Whether it may report in the name of this department. */
    public boolean allowsDepartment(String name) {
        return forOthers || department.equals(name);
    }
}
