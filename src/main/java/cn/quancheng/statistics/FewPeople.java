package cn.quancheng.statistics;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hides numbers of fewer than ten people, and as many others as it takes that nobody gets them by subtraction: whoever
 * knows the sum of all learns the sum of those that are hidden, which is of two groups at least and of ten people at least.
 * None is a number that may be known.
 */
final class FewPeople {
    /** Fewer people than this are nobody's business. */
    static final long FEWEST = 10;

    private FewPeople() {}

    /** Whether a number is of so few that it is not shown. */
    static boolean areFew(long people) {
        return people > 0 && people < FEWEST;
    }

    /** A number by itself; null where it is hidden. */
    static @Nullable Long shown(long people) {
        return areFew(people) ? null : people;
    }

    /** Parts of a sum that is shown beside them, as {@link #shown} shows it; null where a part is hidden. */
    static List<@Nullable Long> parts(long[] people) {
        return parts(people, new boolean[people.length]);
    }

    /**
     * The same, where some are hidden for another reason.
     *
     * @param hidden which of them, in their order
     */
    static List<@Nullable Long> parts(long[] people, boolean[] hidden) {
        boolean[] away = hidden.clone();
        for (int part = 0; part < people.length; part++) {
            away[part] |= areFew(people[part]);
        }
        while (isGivenAway(people, away)) {
            int next = smallestShown(people, away);
            if (next < 0) {
                break;
            }
            away[next] = true;
        }
        List<@Nullable Long> parts = new ArrayList<>();
        for (int part = 0; part < people.length; part++) {
            parts.add(away[part] ? null : Long.valueOf(people[part]));
        }
        return parts;
    }

    private static boolean isGivenAway(long[] people, boolean[] away) {
        long groups = 0;
        long sum = 0;
        for (int part = 0; part < people.length; part++) {
            if (away[part]) {
                groups++;
                sum += people[part];
            }
        }
        return groups == 1 || groups > 0 && sum < FEWEST;
    }

    private static int smallestShown(long[] people, boolean[] away) {
        int smallest = -1;
        for (int part = 0; part < people.length; part++) {
            if (!away[part] && people[part] > 0 && (smallest < 0 || people[part] < people[smallest])) {
                smallest = part;
            }
        }
        return smallest;
    }

    /** The sum of all. */
    static long sum(long[] people) {
        return Arrays.stream(people).sum();
    }
}
