package cn.quancheng.scoring;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;

/** What one record gives, in whole points: one number, or one for each grade. */
public sealed interface Points {
    /** The most points, up or down, that one record, one unit or one bin may give. */
    int LARGEST = 10_000;

    /** The points of a record of this grade; 0 for a grade without points. */
    int of(@Nullable String grade);

    /** Every number of points that can come out. */
    Collection<Integer> values();

    /** The same points whatever the grade. */
    record Flat(int value) implements Points {
        /** @throws IllegalArgumentException beyond {@link #LARGEST} */
        public Flat {
            refuseBeyondReach(value);
        }

        @Override
        public int of(@Nullable String grade) {
            return value;
        }

        @Override
        public Collection<Integer> values() {
            return Collections.singleton(value);
        }
    }

    /** Points by grade. */
    record Graded(Map<String, Integer> byGrade) implements Points {
        /** @throws IllegalArgumentException where there is no grade, or points are beyond {@link #LARGEST} */
        public Graded {
            byGrade = Map.copyOf(byGrade);
            if (byGrade.isEmpty()) {
                throw new IllegalArgumentException("graded points name at least one grade");
            }
            byGrade.values().forEach(Points::refuseBeyondReach);
        }

        @Override
        public int of(@Nullable String grade) {
            return grade == null ? 0 : byGrade.getOrDefault(grade, 0);
        }

        @Override
        public Collection<Integer> values() {
            return byGrade.values();
        }
    }

    /** @throws IllegalArgumentException where the points are beyond {@link #LARGEST}, up or down */
    static void refuseBeyondReach(int points) {
        if (points < -LARGEST || points > LARGEST) {
            throw new IllegalArgumentException(points + " points: at most " + LARGEST + ", up or down");
        }
    }
}
