package cn.quancheng.learning.draft;

import cn.quancheng.learning.Progress;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how far a file is read. */
final class WatchedInput extends FilterInputStream {
    private final long size;
    private final Progress progress;
    private long read;

    WatchedInput(InputStream bytes, long size, Progress progress) {
        super(bytes);
        this.size = size;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = super.read(to, offset, length);
        read += Math.max(0, count);
        progress.at(Progress.Phase.READING, read, size);
        return count;
    }
}
