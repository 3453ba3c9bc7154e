package cn.quancheng.learning.jobs;

import cn.quancheng.platform.Refusal;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files on their way in: how large, how many at once, how slowly. */
class OutcomesUploadTest {
    private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.US_ASCII);

    /** One file at a time of at most ten bytes, within so long. */
    private static OutcomesUpload upload(Duration longest) {
        return new OutcomesUpload(1, 10, longest);
    }

    private static void isRefused(OutcomesUpload upload, InputStream bytes, String key) {
        assertThatThrownBy(() -> upload.take(bytes, csv -> csv.length))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith(key);
    }

    @Test
    void what_is_just_small_enough_comes_in_whole_and_one_byte_more_does_not() throws Exception {
        OutcomesUpload upload = upload(Duration.ofMinutes(1));
        byte[] taken = upload.take(new ByteArrayInputStream(TEN), csv -> csv);
        assertThat(taken).isEqualTo(TEN);
        isRefused(upload, new ByteArrayInputStream(new byte[11]), "learning.too-large");
        isRefused(upload, new ByteArrayInputStream(new byte[0]), "platform.body-missing");
    }

    @Test
    void who_comes_while_another_file_comes_in_is_sent_away_and_let_in_after_it() throws Exception {
        OutcomesUpload upload = upload(Duration.ofMinutes(1));
        upload.take(new ByteArrayInputStream(TEN), csv -> {
            isRefused(upload, new ByteArrayInputStream(TEN), "learning.uploads");
            return csv;
        });
        int length = upload.take(new ByteArrayInputStream(TEN), csv -> csv.length);
        assertThat(length).isEqualTo(10);
    }

    @Test
    void a_sender_who_takes_too_long_or_breaks_off_is_told_so() {
        isRefused(upload(Duration.ZERO), new ByteArrayInputStream(TEN), "learning.too-slow");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the connection is gone");
            }
        };
        isRefused(upload(Duration.ofMinutes(1)), broken, "learning.broken-off");
    }
}
