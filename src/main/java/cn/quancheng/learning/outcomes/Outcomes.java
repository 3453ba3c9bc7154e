package cn.quancheng.learning.outcomes;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows of a file: what became of each, and its facts. */
public final class Outcomes {
    private final String digest;
    private final boolean[] bad;
    private final Map<String, Values> columns;

    Outcomes(String digest, boolean[] bad, Map<String, Values> columns) {
        this.digest = digest;
        this.bad = bad;
        this.columns = columns;
    }

    /**
     * Reads what may become a draft.
     *
     * @throws FaultyOutcomesException also where a feature is one that no draft may have: sex, age, district, and what is never
     *     collected about anybody
     * @throws IOException where the bytes can't be had
     */
    public static Outcomes forDraft(InputStream csv, Question question) throws IOException {
        OutcomeFaults faults = new OutcomeFaults();
        question.features()
                .forEach(feature -> whyNever(feature.column()).ifPresent(why -> faults.add(1, feature.column(), why)));
        faults.refuse();
        return new OutcomeReader(csv, question, faults, true).read();
    }

    /** Why a column may be no feature of a draft, told by its name, in Chinese; empty where it may be one. */
    public static Optional<String> whyNever(String column) {
        return NeverAFeature.reason(column);
    }

    /**
     * Reads what a published table is made anew from; no draft comes of it.
     *
     * @throws FaultyOutcomesException where the file is at fault
     * @throws IOException where the bytes can't be had
     */
    public static Outcomes forReproduction(InputStream csv, Question question) throws IOException {
        return new OutcomeReader(csv, question, new OutcomeFaults(), false).read();
    }

    /** SHA-256 over every byte of the file, in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** How many rows there are. */
    public int rows() {
        return bad.length;
    }

    /** How many of them turned out bad. */
    public int bad() {
        int count = 0;
        for (boolean each : bad) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /** How many of them turned out good. */
    public int good() {
        return rows() - bad();
    }

    /** Whether a row turned out bad. */
    public boolean isBad(int row) {
        return bad[row];
    }

    /** A feature's values. */
    public Values of(Feature feature) {
        return Objects.requireNonNull(columns.get(feature.column()), feature.column());
    }

    /** What group each row belongs to, by one of the question's groups. */
    public Values.Categories group(String column) {
        return (Values.Categories) Objects.requireNonNull(columns.get(column), column);
    }

    /** Some of the rows, in the order given. */
    public Outcomes of(int[] rows) {
        boolean[] some = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = bad[rows[i]];
        }
        Map<String, Values> theirs = new LinkedHashMap<>();
        columns.forEach((column, values) -> theirs.put(column, values.of(rows)));
        return new Outcomes(digest, some, theirs);
    }

    /** The numbers of the rows that turned out so. */
    public List<Integer> rowsThat(boolean areBad) {
        return IntStream.range(0, rows())
                .filter(row -> bad[row] == areBad)
                .boxed()
                .toList();
    }
}
