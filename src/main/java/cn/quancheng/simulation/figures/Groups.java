package cn.quancheng.simulation.figures;

import cn.quancheng.security.Sex;

/**
 * The joint groups of sex, age band and district, each by one number, so that a citizen is counted in one place; the groups
 * that people ask for are sums of them.
 */
final class Groups {
    private static final int DISTRICTS = 256;
    private static final int BANDS = AgeBands.NAMES.size();

    /** How many there are; few of them have anybody in them. */
    static final int COUNT = Sex.values().length * BANDS * DISTRICTS;

    private Groups() {}

    static int of(Sex sex, int band, int district) {
        return (sex.ordinal() * BANDS + band) * DISTRICTS + district;
    }

    /** What a joint group is in one respect: a sex, a band or a district by its number. */
    static int in(Respect respect, int group) {
        return switch (respect) {
            case SEX -> group / DISTRICTS / BANDS;
            case AGE -> group / DISTRICTS % BANDS;
            case DISTRICT -> group % DISTRICTS;
        };
    }
}
