package cn.quancheng.intake;

import cn.quancheng.intake.workbook.Workbook;
import cn.quancheng.intake.workbook.WorkbookLimits;
import cn.quancheng.platform.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * Where workbooks are opened. A zip can only be read when all of it is there, so a workbook waits in memory until its sender
 * is through, and never on a disk, where identity numbers would rest in it. So many wait at once, and one is read.
 */
final class WorkbookDesk {
    private static final long MEBIBYTE = 1 << 20;

    private final Hands places;
    private final Semaphore reading = new Semaphore(1, true);
    private final WorkbookLimits limits;

    WorkbookDesk(IntakeSettings settings) {
        this(
                new Hands(settings.workbooks(), settings.workbooksPerClient()),
                new WorkbookLimits(
                        settings.largestWorkbook().asLongValue(),
                        settings.largestUnpacked().asLongValue(),
                        settings.workbookTexts()));
    }

    WorkbookDesk(Hands places, WorkbookLimits limits) {
        this.places = places;
        this.limits = limits;
    }

    /**
     * Takes a workbook to its last byte, and opens it as soon as the one before is through. Closing the lines frees the desk.
     *
     * @param client who sends it
     * @throws Refusal 429 when as many as may be are here, or as many of this client's; 413 when the file is too large; 400
     *     when it is no workbook
     */
    FileLines open(String client, InputStream bytes) throws IOException {
        places.take(client);
        boolean open = false;
        try {
            FileLines lines = read(client, take(bytes));
            open = true;
            return lines;
        } finally {
            if (!open) {
                places.giveBack(client);
            }
        }
    }

    private FileLines read(String client, byte[] file) {
        reading.acquireUninterruptibly();
        boolean open = false;
        try {
            FileLines lines = new WorkbookLines(Workbook.open(file, limits), () -> free(client));
            open = true;
            return lines;
        } finally {
            if (!open) {
                reading.release();
            }
        }
    }

    private byte[] take(InputStream bytes) throws IOException {
        byte[] file = bytes.readNBytes((int) limits.packed());
        if (bytes.read() >= 0) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "intake.workbook-too-large", limits.packed() / MEBIBYTE);
        }
        if (file.length == 0) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.empty");
        }
        return file;
    }

    private void free(String client) {
        reading.release();
        places.giveBack(client);
    }
}
