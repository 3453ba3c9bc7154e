package cn.quancheng.intake.workbook;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The days that spreadsheets count as numbers, in one of two ways. */
final class DayNumbers {
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);

    /** The 29th of February 1900, which there never was; spreadsheets count it all the same. */
    private static final int NO_DAY = 60;

    private static final int LAST = 2_958_465;

    /** Formats without a text of their own: the days of all countries, and those of Chinese and Japanese programs. */
    private static final Set<Integer> DAY_FORMATS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    private static final Pattern NOT_MEANT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.");

    private final boolean from1904;

    DayNumbers(boolean from1904) {
        this.from1904 = from1904;
    }

    /** The day of a number, or null where it is none: part of a day, before the first or after the last. */
    @Nullable
    LocalDate day(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LAST)) > 0) {
            return null;
        }
        int days = number.intValue();
        if (number.compareTo(BigDecimal.valueOf(days)) != 0) {
            return null;
        }
        if (from1904) {
            return FIRST_OF_1904.plusDays(days);
        }
        return days == 0 || days == NO_DAY ? null : BEFORE_1900.plusDays(days > NO_DAY ? days - 1L : days);
    }

    /** Whether a cell of this format shows a day. */
    static boolean showsDay(@Nullable Integer id, @Nullable String format) {
        if (id != null && DAY_FORMATS.contains(id)) {
            return true;
        }
        if (format == null || format.length() > 255) {
            return false;
        }
        String meant = NOT_MEANT.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return meant.indexOf('y') >= 0 || meant.indexOf('d') >= 0 && !meant.contains("red");
    }
}
