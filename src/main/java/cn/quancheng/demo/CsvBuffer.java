package cn.quancheng.demo;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;

/**
 * Puts lines of CSV together without making a text for each field: a demo city for a benchmark has tens of millions.
 * Nothing written here ever needs quoting.
 */
final class CsvBuffer {
    private static final int CAPACITY = 1 << 16;
    /** Longer than any line. */
    private static final int LINE = 1 << 10;

    private static final int DATE_LENGTH = 10;

    private final Writer out;
    private final char[] buffer = new char[CAPACITY];
    private int length;

    private final int firstDate;
    private final char[] dates;

    /** The days from the first to the last date, counted from 1970-01-01, have their texts kept ready. */
    CsvBuffer(Writer out, int firstDate, int lastDate) {
        this.out = out;
        this.firstDate = firstDate;
        dates = new char[(lastDate - firstDate + 1) * DATE_LENGTH];
        for (int day = firstDate; day <= lastDate; day++) {
            LocalDate.ofEpochDay(day).toString().getChars(0, DATE_LENGTH, dates, (day - firstDate) * DATE_LENGTH);
        }
    }

    CsvBuffer text(String text) {
        text.getChars(0, text.length(), buffer, length);
        length += text.length();
        return this;
    }

    CsvBuffer chars(char[] chars) {
        System.arraycopy(chars, 0, buffer, length, chars.length);
        length += chars.length;
        return this;
    }

    /** A whole number, 0 or more, with zeros before it up to the given count of digits. */
    CsvBuffer number(long value, int minDigits) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        digits = Math.max(digits, minDigits);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    CsvBuffer date(int day) {
        System.arraycopy(dates, (day - firstDate) * DATE_LENGTH, buffer, length, DATE_LENGTH);
        length += DATE_LENGTH;
        return this;
    }

    CsvBuffer comma() {
        buffer[length++] = ',';
        return this;
    }

    void endLine() throws IOException {
        buffer[length++] = '\n';
        if (length > CAPACITY - LINE) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
        out.flush();
    }
}
