package cn.quancheng.citizens;

/** Where a citizen stands in the population register. */
public enum CitizenStatus {
    /** Lives in the city: scored. */
    ACTIVE,
    /** Moved away: no longer scored. */
    MOVED,
    /** Has died: no longer scored. */
    DECEASED
}
