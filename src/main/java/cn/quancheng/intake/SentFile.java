package cn.quancheng.intake;

import java.io.InputStream;

/**
 * A file as it is sent.
 *
 * @param bytes still on their way
 */
public record SentFile(FileFormat format, InputStream bytes) {
    /** A file of comma-separated values. */
    public static SentFile csv(InputStream bytes) {
        return new SentFile(FileFormat.CSV, bytes);
    }
}
