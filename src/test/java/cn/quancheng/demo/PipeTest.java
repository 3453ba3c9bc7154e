package cn.quancheng.demo;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PipeTest {
    @Test
    void what_one_writes_the_other_reads() throws Exception {
        String text = "泉城".repeat(1_000_000);

        byte[] read = Pipe.connect(to -> write(to, text), in -> in.readAllBytes());

        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void a_file_whose_writer_failed_is_never_read_as_a_whole_one() {
        assertThatThrownBy(() -> Pipe.connect(
                        to -> {
                            write(to, "half");
                            throw new IllegalStateException("out of ink");
                        },
                        in -> in.readAllBytes()))
                .isInstanceOf(IOException.class);
    }

    private static void write(Writer to, String text) {
        try {
            to.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
