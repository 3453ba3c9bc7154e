package cn.quancheng.intake;

import cn.quancheng.intake.workbook.HandMadeWorkbook;
import cn.quancheng.intake.workbook.WorkbookLimits;
import cn.quancheng.platform.Refusal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** So many workbooks are in memory, one of them is read, and whatever comes of one, its place is free again. */
class WorkbookDeskTest {
    private static final byte[] WORKBOOK = new HandMadeWorkbook(HandMadeWorkbook.row(1, "a")).bytes();
    private static final WorkbookLimits LIMITS = new WorkbookLimits(WORKBOOK.length, 1 << 20, 10);

    private final WorkbookDesk desk = new WorkbookDesk(new Hands(2, 1), LIMITS);

    @Test
    void who_has_as_many_as_may_be_under_way_is_told_to_come_again() throws IOException {
        try (FileLines first = open("a", WORKBOOK)) {
            refused("TOO_MANY intake.too-many-of-yours", "a", WORKBOOK);
        }
        try (FileLines again = open("a", WORKBOOK)) {
            assertThat(again.number()).isZero();
        }
    }

    @Test
    void the_next_one_waits_until_the_one_before_was_read() throws Exception {
        CompletableFuture<FileLines> second;
        try (FileLines first = open("a", WORKBOOK)) {
            second = CompletableFuture.supplyAsync(() -> unchecked("b"));
            untilItWaits(second);
            refused("TOO_MANY intake.too-many", "c", WORKBOOK);
        }
        second.get(1, TimeUnit.MINUTES).close();
        open("c", WORKBOOK).close();
    }

    @Test
    void what_is_refused_or_breaks_off_leaves_its_place() throws IOException {
        for (int i = 0; i < 5; i++) {
            refused("BAD_REQUEST intake.empty", "a", new byte[0]);
            refused("BAD_REQUEST intake.workbook-unknown", "a", new byte[] {1});
            refused("TOO_LARGE intake.workbook-too-large", "a", new byte[WORKBOOK.length + 1]);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> desk.open("a", new BrokenOff()));
        }
        open("a", WORKBOOK).close();
    }

    /** Until the second one has its place, and waits. */
    private void untilItWaits(CompletableFuture<FileLines> second) throws IOException {
        Awaitility.await().until(() -> isRefused("b"));
        assertThat(second).isNotDone();
    }

    private boolean isRefused(String client) throws IOException {
        try {
            // An empty file is refused as such where there is a place for it.
            open(client, new byte[0]).close();
            return false;
        } catch (Refusal e) {
            return e.kind() == Refusal.Kind.TOO_MANY;
        }
    }

    private FileLines unchecked(String client) {
        try {
            return open(client, WORKBOOK);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private FileLines open(String client, byte[] file) throws IOException {
        return desk.open(client, new ByteArrayInputStream(file));
    }

    private void refused(String why, String client, byte[] file) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> open(client, file))
                .withMessage(why);
    }

    /** A sender whose connection breaks. */
    private static final class BrokenOff extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken off");
        }
    }
}
