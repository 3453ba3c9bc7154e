package cn.quancheng.intake.workbook;

import cn.quancheng.platform.Refusal;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.zip.ZipEntry;

/**
 * The zip that a workbook is. Its parts are found and unpacked by the very class that the reading library finds them with,
 * so that what was looked at is what is read.
 */
final class Archive implements Closeable {
    /** A workbook has some dozens of parts. */
    private static final int MOST_PARTS = 2_000;

    /** Begins what a zip's directory says of a part, so that nobody has to trust the directory's own count. */
    private static final byte[] DIRECTORY_ENTRY = {'P', 'K', 1, 2};

    private final ZipFile zip;
    private final PartInput.Budget budget;

    private Archive(ZipFile zip, PartInput.Budget budget) {
        this.zip = zip;
        this.budget = budget;
    }

    /** @throws Refusal 400 when the file is no workbook, or one of a kind that is not taken in */
    static Archive open(byte[] file, WorkbookLimits limits) {
        FileKind.check(file);
        if (FileKind.count(file, DIRECTORY_ENTRY, MOST_PARTS + 1) > MOST_PARTS) {
            throw BadWorkbook.bomb();
        }
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                    .get();
            FileKind.check(zip);
            return new Archive(zip, new PartInput.Budget(limits.unpacked()));
        } catch (IOException | IllegalArgumentException e) {
            throw BadWorkbook.damaged("zip");
        }
    }

    /** Whether there is such a part. */
    boolean has(@Nullable String name) {
        return name != null && find(name) != null;
    }

    /**
     * A part, held to what the file may unpack into.
     *
     * @throws Refusal 400 when there is none
     */
    InputStream part(String name) {
        @Nullable ZipArchiveEntry entry = find(name);
        if (entry == null) {
            throw BadWorkbook.damaged(name);
        }
        boolean readable = entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
        if (!readable || !zip.canReadEntryData(entry)) {
            throw BadWorkbook.damaged(name);
        }
        try {
            budget.promise(entry.getSize());
            return new PartInput(zip.getInputStream(entry), entry.getCompressedSize(), budget);
        } catch (IOException e) {
            throw BadWorkbook.damaged(name);
        }
    }

    private @Nullable ZipArchiveEntry find(String name) {
        String path = name.startsWith("/") ? name.substring(1) : name;
        @Nullable ZipArchiveEntry entry = zip.getEntry(path);
        return entry != null
                ? entry
                : Collections.list(zip.getEntries()).stream()
                        .filter(other -> other.getName().equalsIgnoreCase(path))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new IllegalStateException("what lies in memory can't fail to close", e);
        }
    }
}
