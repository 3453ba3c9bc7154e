package cn.quancheng.simulation.figures;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Decides which of many figures about the same people may be shown. No figure of one to nine people is; and of the others so
 * many are held back that none of those can be had by adding and subtracting what is shown, in whatever way: no small
 * figure is a linear combination of shown ones. What is nobody may be shown, for it is about nobody.
 *
 * <p>All figures are sums of atoms, each a number of people; that other sums of atoms are the same people is said by
 * {@link #same}. Not for use by several threads at once.
 */
final class Disclosure {
    /** The fewest people who may be shown. */
    static final int FEWEST = 10;

    private final List<Long> atoms = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<int[][]> equalities = new ArrayList<>();
    private final List<int[]> lines = new ArrayList<>();
    private final BitSet hidden = new BitSet();

    /** A sum of atoms; one that is not meant to be shown only has to stay unknown. */
    private record Figure(int[] atoms, long count, boolean isMeantToBeShown) {
        boolean isSmall() {
            return count > 0 && count < FEWEST;
        }
    }

    /** A number of people that all others are sums of. */
    int atom(long count) {
        atoms.add(count);
        return atoms.size() - 1;
    }

    /** A figure that is to be shown where it may be: so many atoms together. */
    int figure(int... summed) {
        return add(summed, true);
    }

    /** A number of people that nobody means to show: where it is small, it must not come out either. */
    void secret(int... summed) {
        add(summed, false);
    }

    /** Says that some atoms together are the same people as others. */
    void same(int[] some, int[] others) {
        equalities.add(new int[][] {some, others});
    }

    /** Says that readers see a figure beside its parts: whatever of these is hidden is together at least ten people. */
    void line(int total, int... parts) {
        int[] line = new int[parts.length + 1];
        line[0] = total;
        System.arraycopy(parts, 0, line, 1, parts.length);
        lines.add(line);
    }

    /** Decides; once, after everything was said. */
    void settle() {
        for (int figure = 0; figure < figures.size(); figure++) {
            if (figures.get(figure).isSmall() || !figures.get(figure).isMeantToBeShown()) {
                hidden.set(figure);
            }
        }
        boolean more;
        do {
            more = hideRemainders();
            more |= hideDerivable();
        } while (more);
    }

    /** Whether a figure may be shown. */
    boolean isShown(int figure) {
        return !hidden.get(figure);
    }

    /** How many people a figure is about, where it may be shown. */
    @Nullable
    Long shown(int figure) {
        return isShown(figure) ? count(figure) : null;
    }

    private long count(int figure) {
        return figures.get(figure).count();
    }

    private int add(int[] summed, boolean isMeantToBeShown) {
        long count = 0;
        for (int atom : summed) {
            count += atoms.get(atom);
        }
        figures.add(new Figure(summed.clone(), count, isMeantToBeShown));
        return figures.size() - 1;
    }

    private boolean hideRemainders() {
        boolean more = false;
        for (int[] line : lines) {
            while (isShown(line[0])) {
                long rest = count(line[0]);
                int smallest = -1;
                for (int part = 1; part < line.length; part++) {
                    if (isShown(line[part])) {
                        rest -= count(line[part]);
                        smallest = smaller(smallest, line[part]);
                    }
                }
                if (rest <= 0 || rest >= FEWEST) {
                    break;
                }
                hidden.set(smallest < 0 ? line[0] : smallest);
                more = true;
            }
        }
        return more;
    }

    /** Of two figures the smaller one that is about somebody. */
    private int smaller(int one, int other) {
        return count(other) > 0 && (one < 0 || count(other) < count(one)) ? other : one;
    }

    private boolean hideDerivable() {
        Span known = known();
        boolean more = false;
        for (Figure figure : figures) {
            Optional<List<Integer>> derivation = figure.isSmall() ? known.derivation(figure.atoms()) : Optional.empty();
            // Where one of those that it comes from was hidden a moment ago, it is looked at once more.
            if (derivation.isPresent() && derivation.get().stream().allMatch(this::isShown)) {
                int smallest = -1;
                for (int from : derivation.get()) {
                    smallest = smaller(smallest, from);
                }
                hidden.set(smallest);
                more = true;
            }
        }
        return more;
    }

    /** Everything that readers know: the shown figures, what is the same, and that nobody is nobody. */
    private Span known() {
        Span span = new Span(atoms.size(), figures.size());
        for (int[][] equality : equalities) {
            span.know(equality[0], equality[1]);
        }
        for (int figure = 0; figure < figures.size(); figure++) {
            if (isShown(figure)) {
                span.know(figures.get(figure).atoms(), figure);
                if (count(figure) == 0) {
                    for (int atom : figures.get(figure).atoms()) {
                        span.know(new int[] {atom}, new int[0]);
                    }
                }
            }
        }
        return span;
    }
}
