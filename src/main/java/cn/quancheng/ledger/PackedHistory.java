package cn.quancheng.ledger;

import cn.quancheng.citizens.CitizenStatus;
import cn.quancheng.journal.Seen;
import cn.quancheng.scoring.Facts;
import cn.quancheng.security.Sex;

/**
 * Reads a citizen's history out of its bytes. Layout 3, all whole numbers big-endian:
 *
 * <pre>
 * history  = segment*                     in any order: a segment is what one entry of the journal brought
 * segment  = layout:1 entry:4 length:4 event*          layout: 3, with 0x80 where the entry is a decision;
 *                                                      length: bytes of the events
 * event    = 0x01 born:4 status:1 sex:1 district:1     epoch day; status: its place in {@link CitizenStatus};
 *                                                      sex: its place in {@link Sex}; district: its number, 0: unknown
 *          | 0x02 first:4 end:4                        epoch days of the agreement, of the day after its last one;
 *                                                      both {@link Facts#NEVER}: it was taken back
 *          | flags:1 kind occurred [quantity] [until] [marks]
 * flags    = 0x80, 0x01 with a quantity (else it is 1), 0x02 with a last day, 0x04 with marks
 * kind     = varint                                    the item with its grade
 * occurred = zigzag varint                             days since 2020-01-01
 * quantity = varint
 * until    = zigzag varint                             days since it occurred
 * marks    = count:varint (what:1 entry:varint [day: zigzag varint])*      day: days since it occurred, of a closing
 * </pre>
 *
 * Segments of layout 2 are read as well: their standings end with the status, sex and district being unknown.
 *
 * <p>A reader is reused from citizen to citizen and allocates nothing. What is not {@link Seen} is passed over, be it a
 * record, a standing, an agreement or a mark; every mark is a decision. Not for use by several threads at once.
 */
public final class PackedHistory {
    static final byte LAYOUT = 3;
    private static final byte WITHOUT_GROUPS = 2;
    static final int DECISION = 0x80;
    static final int SEGMENT_HEADER = 9;
    static final int STANDING = 0x01;
    static final int AGREEMENT = 0x02;
    static final int RECORD = 0x80;
    static final int WITH_QUANTITY = 0x01;
    static final int WITH_UNTIL = 0x02;
    static final int WITH_MARKS = 0x04;
    /** 2020-01-01: most days then take two bytes. */
    static final int EPOCH = 18_262;

    private static final int UNKNOWN = -1;
    private static final int UNKNOWN_DISTRICT = 0;
    private static final Sex[] SEXES = Sex.values();

    private final Seen seen;
    private final Facts facts = new Facts();
    private byte[] bytes = new byte[0];
    private int at;
    private int born;
    private int status;
    private Sex sex = Sex.UNKNOWN;
    private int district;
    private long standingSince;
    private int firstDay;
    private int endsOn;
    private long agreementSince;
    private long unseenSince;
    private boolean leftUnseen;
    private int closedOn;
    private boolean disputed;

    /** @param seen what of the journal counts */
    public PackedHistory(Seen seen) {
        this.seen = seen;
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
        status = UNKNOWN;
        sex = Sex.UNKNOWN;
        district = UNKNOWN_DISTRICT;
        firstDay = Facts.NEVER;
        endsOn = Facts.NEVER;
        standingSince = -1;
        agreementSince = -1;
        unseenSince = -1;
        leftUnseen = false;
        while (at < to) {
            int layout = bytes[at] & ~DECISION & 0xff;
            if (layout != LAYOUT && layout != WITHOUT_GROUPS) {
                throw new IllegalStateException("a history of an unknown layout: " + bytes[at]);
            }
            if (to - at < SEGMENT_HEADER) {
                throw new IllegalStateException("a history breaks off in the head of a segment");
            }
            boolean decision = (bytes[at] & DECISION) != 0;
            int entry = fixed(at + 1);
            int end = at + SEGMENT_HEADER + fixed(at + 1 + Integer.BYTES);
            at += SEGMENT_HEADER;
            if (end < at || end > to) {
                throw new IllegalStateException("a history's segment is longer than the history");
            }
            if (seen.covers(entry, decision)) {
                readEvents(end, entry, layout);
            } else if (at < end && bytes[at] == AGREEMENT && entry > unseenSince) {
                unseenSince = entry;
                leftUnseen = fixed(at + 1 + Integer.BYTES) == Facts.NEVER;
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

    /** The sex by the identity number. */
    public Sex sex() {
        return sex;
    }

    /** The number of the district, 1 to 255, or 0 where it is not known. */
    public int district() {
        return district;
    }

    /** Whether an agreement covers a day, an epoch day: neither before its first day, nor after its end, nor taken back. */
    public boolean isAgreedOn(int day) {
        return firstDay <= day && endsOn != Facts.NEVER && day < endsOn;
    }

    /**
     * Whether the citizen took the agreement back after all that is seen, and did not give it anew: whoever leaves while
     * something long is under way is left out of it.
     */
    public boolean hasLeft() {
        return leftUnseen;
    }

    /**
     * Whether a month is scored: the citizen lived in the city, had agreed before the month was over, was covered by the
     * agreement at the cutoff, and had not taken it back.
     *
     * @param cutoff as an epoch day
     * @param nextMonth the first day of the month after the one that is scored, as an epoch day
     */
    public boolean isScored(int cutoff, int nextMonth) {
        return isInTheCity() && isAgreedFor(cutoff, nextMonth);
    }

    /** Whether the citizen lives in the city. */
    public boolean isInTheCity() {
        return status == CitizenStatus.ACTIVE.ordinal();
    }

    /** The same of the agreement alone, wherever the citizen lives. */
    public boolean isAgreedFor(int cutoff, int nextMonth) {
        return firstDay < nextMonth && endsOn != Facts.NEVER && cutoff < endsOn;
    }

    private void readEvents(int end, int entry, int layout) {
        while (at < end) {
            int flags = bytes[at++];
            if (flags == STANDING) {
                readStanding(entry, layout == LAYOUT);
            } else if (flags == AGREEMENT) {
                readAgreement(entry);
            } else if ((flags & RECORD) != 0) {
                readRecord(flags);
            } else {
                throw new IllegalStateException("an unknown event in a history: " + flags);
            }
        }
        if (at > end) {
            throw new IllegalStateException("a history's event is longer than its segment");
        }
    }

    private void readStanding(int entry, boolean withGroups) {
        if (entry > standingSince) {
            standingSince = entry;
            born = fixed(at);
            status = bytes[at + Integer.BYTES];
            sex = withGroups ? SEXES[bytes[at + Integer.BYTES + 1]] : Sex.UNKNOWN;
            district = withGroups ? bytes[at + Integer.BYTES + 2] & 0xff : UNKNOWN_DISTRICT;
        }
        at += Integer.BYTES + (withGroups ? 3 : 1);
    }

    private void readAgreement(int entry) {
        if (entry > agreementSince) {
            agreementSince = entry;
            firstDay = fixed(at);
            endsOn = fixed(at + Integer.BYTES);
        }
        at += 2 * Integer.BYTES;
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
            boolean counts = seen.covers(varint(), true);
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
