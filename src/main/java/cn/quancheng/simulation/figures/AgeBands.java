package cn.quancheng.simulation.figures;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The age bands of adults at one cutoff. */
final class AgeBands {
    /** What people read; the first begins with coming of age. */
    static final List<String> NAMES = List.of("18至24岁", "25至34岁", "35至44岁", "45至54岁", "55至64岁", "65岁以上");

    private static final int[] BEGIN_AT = {25, 35, 45, 55, 65};

    private final int[] latestBirthdays;

    AgeBands(LocalDate cutoff) {
        latestBirthdays = Arrays.stream(BEGIN_AT)
                .map(age -> (int) cutoff.minusYears(age).toEpochDay())
                .toArray();
    }

    /**
     * The band's place in {@link #NAMES}.
     *
     * @param born an adult's day of birth, as an epoch day
     */
    int of(int born) {
        int band = 0;
        while (band < latestBirthdays.length && born <= latestBirthdays[band]) {
            band++;
        }
        return band;
    }
}
