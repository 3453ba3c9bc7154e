package cn.quancheng.intake;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.CopyRows;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Seals the lines of one file as they were sent, for their sender alone. For one thread; a seal opens at its own batch and
 * line and nowhere else.
 */
final class LineSeal {
    /** No column takes more; what is longer is wrong, and comes back cut. */
    private static final int LONGEST_FIELD = 300;

    private static final int LONGEST_LINE = 2_000;
    private static final char BETWEEN = '\u001f';
    private static final Pattern AT_BETWEEN = Pattern.compile(String.valueOf(BETWEEN));

    private final @Nullable AtRest atRest;
    private final long batch;
    private final StringBuilder text = new StringBuilder();

    /** @param atRest for one thread; null where no lines are kept */
    LineSeal(@Nullable AtRest atRest, long batch) {
        this.atRest = atRest;
        this.batch = batch;
    }

    /** Puts a line whose columns can be told apart. */
    void put(CopyRows row, Line line, int columns) {
        if (atRest == null) {
            row.putNull();
            return;
        }
        text.setLength(0);
        for (int i = 0; i < columns; i++) {
            if (i > 0) {
                text.append(BETWEEN);
            }
            add(line.text(i), LONGEST_FIELD);
        }
        put(row, atRest, line.number());
    }

    /** Puts a line whose columns cannot be told apart: whole, where its first column would stand. */
    void putWhole(CopyRows row, long number, String line) {
        if (atRest == null) {
            row.putNull();
            return;
        }
        text.setLength(0);
        add(line, LONGEST_LINE);
        put(row, atRest, number);
    }

    /** The fields of a line that was sealed; fewer than its file has columns where they could not be told apart. */
    static List<String> open(AtRest atRest, long batch, long number, byte[] sealed) {
        String opened = new String(atRest.open(owner(batch, number), sealed), StandardCharsets.UTF_8);
        return Arrays.asList(AT_BETWEEN.split(opened, -1));
    }

    private void put(CopyRows row, AtRest sealing, long number) {
        row.putBytes(sealing.seal(owner(batch, number), text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void add(String field, int longest) {
        for (int i = 0; i < Math.min(field.length(), longest); i++) {
            char c = field.charAt(i);
            text.append(Character.isISOControl(c) ? ' ' : c);
        }
    }

    /** What a line's seal is bound to; in SQL {@code int8send(batch_id) || int8send(line)}. */
    static byte[] owner(long batch, long number) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(batch)
                .putLong(number)
                .array();
    }
}
