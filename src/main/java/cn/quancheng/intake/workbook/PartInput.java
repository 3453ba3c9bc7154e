package cn.quancheng.intake.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Holds a part of a workbook to its bounds while it is unpacked: so much in all, not too much out of too little, and no
 * tag so long that a parser would have to keep all of it.
 */
final class PartInput extends FilterInputStream {
    /** Deflate makes a thousandth of the emptiest text; of a real sheet it makes a tenth. */
    private static final long MOST_RATIO = 150;

    /** Below this, a part may be as empty as it likes. */
    private static final long HARMLESS = 16 << 20;

    /** From one tag's beginning to the next: the longest text of a cell, each character of it escaped. */
    private static final int LONGEST_TAG = 1 << 19;

    private final long packed;
    private final Budget budget;
    private long unpacked;
    private int sinceTag;

    /** What may still be unpacked of a whole workbook. */
    static final class Budget {
        private final long limit;
        private long left;

        Budget(long limit) {
            this.limit = limit;
            left = limit;
        }

        /** @throws cn.quancheng.platform.Refusal 413 when a part says itself that it is too large */
        void promise(long bytes) {
            if (bytes > left) {
                throw BadWorkbook.unpacksTooLarge(limit);
            }
        }

        private void take(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw BadWorkbook.unpacksTooLarge(limit);
            }
        }
    }

    PartInput(InputStream bytes, long packed, Budget budget) {
        super(bytes);
        this.packed = Math.max(1, packed);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws cn.quancheng.platform.Refusal when the workbook leaves its bounds */
    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int read = in.read(to, offset, length);
        if (read > 0) {
            if (unpacked == 0) {
                checkEncoding(to[offset]);
            }
            count(read);
            checkTags(to, offset, read);
        }
        return read;
    }

    /** All programs write UTF-8. In other encodings a tag's first character is not one byte, and can't be looked for. */
    private static void checkEncoding(byte first) {
        if (first != '<' && first != (byte) 0xef && first != ' ' && first != '\n' && first != '\r') {
            throw BadWorkbook.damaged("UTF-8");
        }
    }

    private void count(int read) {
        unpacked += read;
        budget.take(read);
        if (unpacked > HARMLESS && unpacked / packed > MOST_RATIO) {
            throw BadWorkbook.bomb();
        }
    }

    private void checkTags(byte[] bytes, int offset, int read) {
        for (int i = offset; i < offset + read; i++) {
            sinceTag = bytes[i] == '<' ? 0 : sinceTag + 1;
            if (sinceTag > LONGEST_TAG) {
                throw BadWorkbook.bomb();
            }
        }
    }
}
