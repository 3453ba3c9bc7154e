package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.security.Sex;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Packs events and segments in the layout that {@link PackedHistory} describes. Reused; not for several threads. */
final class HistoryWriter {
    private byte[] bytes = new byte[256];
    private int size;
    private int segment = -1;

    /** A mark on a record, as it is packed, but for the kind of its closing, which no scoring asks for. */
    record PackedMark(
            Mark mark,
            long entry,
            @Nullable Integer day,
            @Nullable ClosingKind closing) {}

    void clear() {
        size = 0;
        segment = -1;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Begins the segment of an entry; ends with {@link #endSegment}. */
    void beginSegment(long entry, boolean decision) {
        put(PackedHistory.LAYOUT | (decision ? PackedHistory.DECISION : 0));
        fixed(Math.toIntExact(entry));
        segment = size;
        fixed(0);
    }

    void endSegment() {
        int end = size;
        size = segment;
        fixed(end - segment - Integer.BYTES);
        size = end;
    }

    /**
     * A standing.
     *
     * @param born as an epoch day
     * @param district its number, 0 where it is not known
     */
    void standing(int born, CitizenStatus status, Sex sex, int district) {
        put(PackedHistory.STANDING);
        fixed(born);
        put(status.ordinal());
        put(sex.ordinal());
        put(district);
    }

    /** Days are epoch days; both {@link cn.quancheng.scoring.Facts#NEVER} where the agreement was taken back. */
    void agreement(int firstDay, int endsOn) {
        put(PackedHistory.AGREEMENT);
        fixed(firstDay);
        fixed(endsOn);
    }

    /** Days are epoch days; no marks are what a record comes in with. */
    void record(int kind, long quantity, int occurredOn, @Nullable Integer validUntil, List<PackedMark> marks) {
        put(PackedHistory.RECORD
                | (quantity == 1 ? 0 : PackedHistory.WITH_QUANTITY)
                | (validUntil == null ? 0 : PackedHistory.WITH_UNTIL)
                | (marks.isEmpty() ? 0 : PackedHistory.WITH_MARKS));
        varint(kind);
        zigzag(occurredOn - PackedHistory.EPOCH);
        if (quantity != 1) {
            varint(quantity);
        }
        if (validUntil != null) {
            zigzag(validUntil - occurredOn);
        }
        if (!marks.isEmpty()) {
            varint(marks.size());
            marks.forEach(mark -> mark(mark, occurredOn));
        }
    }

    private void mark(PackedMark mark, int occurredOn) {
        put(mark.mark().ordinal());
        varint(mark.entry());
        if (mark.day() != null) {
            zigzag(mark.day() - occurredOn);
        }
    }

    private void put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    private void fixed(int value) {
        put(value >>> 24);
        put(value >>> 16);
        put(value >>> 8);
        put(value);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        put((int) rest);
    }

    private void zigzag(int value) {
        varint((value << 1 ^ value >> 31) & 0xffff_ffffL);
    }
}
