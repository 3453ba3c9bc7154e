package cn.quancheng.ledger;

import cn.quancheng.scoring.Facts;

/**
 * Reads a citizen's history out of its bytes. Layout 1, all whole numbers big-endian:
 *
 * <pre>
 * history  = segment*                     in any order: a segment is what one entry of the journal brought
 * segment  = layout:1 entry:4 length:4 event*          length: bytes of the events
 * event    = 0x01 born:4 standing:1 agreed:4           epoch days; standing: see {@link Standing}
 *          | flags:1 kind occurred [quantity] [until] [marks]
 * flags    = 0x80, 0x01 with a quantity (else it is 1), 0x02 with a last day, 0x04 with marks
 * kind     = varint                                    the item with its grade
 * occurred = zigzag varint                             days since 2020-01-01
 * quantity = varint
 * until    = zigzag varint                             days since it occurred
 * marks    = count:varint (what:1 entry:varint [day: zigzag varint])*      day: days since it occurred, of a closing
 * </pre>
 *
 * A reader is reused from citizen to citizen and allocates nothing. What entered after the watermark is passed over, be
 * it a record, a standing or a mark. Not for use by several threads at once.
 */
public final class PackedHistory {
    static final byte LAYOUT = 1;
    static final int SEGMENT_HEADER = 9;
    static final int STANDING = 0x01;
    static final int RECORD = 0x80;
    static final int WITH_QUANTITY = 0x01;
    static final int WITH_UNTIL = 0x02;
    static final int WITH_MARKS = 0x04;
    /** 2020-01-01: most days then take two bytes. */
    static final int EPOCH = 18_262;

    private final long watermark;
    private final Facts facts = new Facts();
    private byte[] bytes = new byte[0];
    private int at;
    private int born;
    private int standing;
    private int agreedOn;
    private int closedOn;
    private boolean disputed;

    /** @param watermark the newest entry that counts */
    public PackedHistory(long watermark) {
        this.watermark = watermark;
    }

    /**
     * Reads a history.
     *
     * @param from where in the bytes it begins
     * @param to where it ends
     * @throws IllegalStateException when the bytes are no history
     * @throws IndexOutOfBoundsException likewise
     */
    public void read(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        facts.clear();
        born = Facts.NEVER;
        standing = Standing.UNKNOWN;
        agreedOn = Facts.NEVER;
        long standingSince = -1;
        while (at < to) {
            if (bytes[at] != LAYOUT) {
                throw new IllegalStateException("a history of an unknown layout: " + bytes[at]);
            }
            if (to - at < SEGMENT_HEADER) {
                throw new IllegalStateException("a history breaks off in the head of a segment");
            }
            int entry = fixed(at + 1);
            int end = at + SEGMENT_HEADER + fixed(at + 1 + Integer.BYTES);
            at += SEGMENT_HEADER;
            if (end < at || end > to) {
                throw new IllegalStateException("a history's segment is longer than the history");
            }
            boolean newest = entry > standingSince;
            if (entry <= watermark && readEvents(end, newest) && newest) {
                standingSince = entry;
            }
            at = end;
        }
    }

    /** The records that had entered, each as it stood at the watermark; reused by the next reading. */
    public Facts facts() {
        return facts;
    }

    /** The day of birth as an epoch day, or {@link Facts#NEVER} when the citizen had not entered yet. */
    public int born() {
        return born;
    }

    /**
     * Whether the citizen was registered, lived in the city, and had agreed to be scored and not taken that back.
     *
     * @param nextMonth the first day of the month after the one that is scored, as an epoch day
     */
    public boolean isScored(int nextMonth) {
        return Standing.isScored(standing, agreedOn, nextMonth);
    }

    /** Whether the events told a standing. */
    private boolean readEvents(int end, boolean newest) {
        boolean told = false;
        while (at < end) {
            int flags = bytes[at++];
            if (flags == STANDING) {
                if (newest) {
                    born = fixed(at);
                    standing = bytes[at + Integer.BYTES];
                    agreedOn = fixed(at + Integer.BYTES + 1);
                }
                at += 2 * Integer.BYTES + 1;
                told = true;
            } else if ((flags & RECORD) != 0) {
                readRecord(flags);
            } else {
                throw new IllegalStateException("an unknown event in a history: " + flags);
            }
        }
        if (at > end) {
            throw new IllegalStateException("a history's event is longer than its segment");
        }
        return told;
    }

    private void readRecord(int flags) {
        int kind = (int) varint();
        int occurred = EPOCH + zigzag();
        long quantity = (flags & WITH_QUANTITY) == 0 ? 1 : varint();
        int until = (flags & WITH_UNTIL) == 0 ? Facts.NEVER : occurred + zigzag();
        closedOn = Facts.NEVER;
        disputed = false;
        if ((flags & WITH_MARKS) != 0) {
            readMarks(occurred);
        }
        facts.add(kind, quantity, occurred, until, closedOn, disputed);
    }

    private void readMarks(int occurred) {
        for (long left = varint(); left > 0; left--) {
            Mark mark = Mark.of(bytes[at++]);
            boolean counts = varint() <= watermark;
            int day = mark == Mark.CLOSED ? occurred + zigzag() : Facts.NEVER;
            if (!counts) {
                continue;
            }
            switch (mark) {
                case CLOSED, REOPENED -> closedOn = day;
                case DISPUTED -> disputed = true;
                case DECIDED -> disputed = false;
            }
        }
    }

    private int fixed(int index) {
        return (bytes[index] & 0xff) << 24
                | (bytes[index + 1] & 0xff) << 16
                | (bytes[index + 2] & 0xff) << 8
                | bytes[index + 3] & 0xff;
    }

    private long varint() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private int zigzag() {
        int value = (int) varint();
        return value >>> 1 ^ -(value & 1);
    }
}
