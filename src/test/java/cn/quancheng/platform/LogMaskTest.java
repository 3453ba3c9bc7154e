package cn.quancheng.platform;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule 12 of the domain: an identity number is never in a log. */
class LogMaskTest {
    private static final String NUMBER = "370199199003070015";
    private final LogMask mask = new LogMask();

    @Test
    void a_number_in_a_message_is_masked_whatever_way_it_got_there() {
        LogRecord plain = new LogRecord(Level.INFO, "citizen " + NUMBER);
        ExtLogRecord formatted = new ExtLogRecord(Level.INFO, "citizen %s", ExtLogRecord.FormatStyle.PRINTF, "test");
        formatted.setParameters(new Object[] {NUMBER});

        assertThat(mask.isLoggable(plain)).isTrue();
        assertThat(mask.isLoggable(formatted)).isTrue();

        assertThat(plain.getMessage()).isEqualTo("citizen 370199**********15");
        assertThat(formatted.getFormattedMessage()).isEqualTo("citizen 370199**********15");
    }

    @Test
    void a_number_in_a_failure_or_in_its_cause_is_masked_and_the_place_of_the_failure_stays() {
        LogRecord line = new LogRecord(Level.SEVERE, "failed");
        line.setThrown(new IllegalStateException("outer", new IllegalArgumentException("row (" + NUMBER + ")")));

        mask.isLoggable(line);

        StringWriter shown = new StringWriter();
        line.getThrown().printStackTrace(new PrintWriter(shown));
        assertThat(shown.toString())
                .doesNotContain(NUMBER)
                .contains("IllegalArgumentException: row (370199**********15)")
                .contains("LogMaskTest.java");
    }

    @Test
    void a_line_with_nothing_to_mask_is_left_as_it_is() {
        Exception failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        LogRecord line = new LogRecord(Level.INFO, "{0} lines");
        line.setParameters(new Object[] {5});
        line.setThrown(failure);

        mask.isLoggable(line);

        assertThat(line.getThrown()).isSameAs(failure);
        assertThat(line.getMessage()).isEqualTo("{0} lines");
        assertThat(line.getParameters()).containsExactly(5);
    }
}
