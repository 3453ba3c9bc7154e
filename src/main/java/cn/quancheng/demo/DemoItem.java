package cn.quancheng.demo;

import java.util.List;

/** The items that demo records are of: the codes and grades of the default catalogue, as they stand in a file. */
public enum DemoItem {
    REAL_NAME("SM"),
    PROFESSIONAL_QUALIFICATION("ZG"),
    HONOR("RY", "NATIONAL", "PROVINCIAL", "MUNICIPAL", "DISTRICT"),
    COMMITMENT_FULFILLED("CN"),
    TAX_FILED_ON_TIME("GS"),
    UTILITIES_PAID_ON_TIME("JF"),
    HOUSING_LOAN_ON_TIME("HK"),
    PERK_FULFILLED("XY"),
    VOLUNTEER_SERVICE("ZY"),
    CHARITY_DONATION("JZ"),
    BLOOD_DONATION("XX"),
    BRAVERY("YW"),
    CIVIL_CONDUCT_COMMENDED("WM"),
    JUDGMENT_PERFORMED("LX"),
    ARREARS_REFUSED("QF", 0),
    FALSE_MATERIAL("XJ", 6),
    GENERAL_PENALTY("CF", 3),
    SERIOUS_PENALTY("YZ", 6),
    FALSE_DECLARATION("XB", 6),
    JUDGMENT_UNPERFORMED("WL", 0),
    UNCIVIL_BEHAVIOR(
            "BW",
            3,
            "JAYWALKING",
            "NON_MOTOR_VIOLATION",
            "CARELESS_DRIVING",
            "THROWING_FROM_VEHICLE",
            "DISTURBING_DRIVER",
            "GRAFFITI",
            "LITTERING",
            "POLLUTING_SPRINGS",
            "HILLSIDE_FARMING",
            "CLUTTERING_COMMON_AREA",
            "NOISE",
            "UNLEASHED_DOG",
            "SMOKING_BAN"),
    JUDGMENT_DEFAULTER("SX", 0);

    private static final int NEVER = -1;

    private final String numberPrefix;
    private final int repairableAfterMonths;
    private final List<String> grades;

    DemoItem(String numberPrefix, String... grades) {
        this(numberPrefix, NEVER, grades);
    }

    DemoItem(String numberPrefix, int repairableAfterMonths, String... grades) {
        this.numberPrefix = numberPrefix;
        this.repairableAfterMonths = repairableAfterMonths;
        this.grades = List.of(grades);
    }

    /** The item's grades in the catalogue's order; none for most items. */
    public List<String> grades() {
        return grades;
    }

    /** Whether its records say something bad, so that they need a document and an ordinary procedure. */
    public boolean adverse() {
        return repairableAfterMonths != NEVER;
    }

    /** How many months after it happened an adverse record can be repaired at the earliest. */
    int repairableAfterMonths() {
        return repairableAfterMonths;
    }

    /** What its record numbers begin with: two letters of its Chinese name's sound. */
    String numberPrefix() {
        return numberPrefix;
    }
}
