package cn.quancheng.benefits.partners;

import cn.quancheng.platform.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** What was taken within some days. */
@Schema(name = "TakenStatistics")
public record TakenStatistics(LocalDate from, LocalDate to, List<TakenCell> cells) {
    /** Said of every such answer. */
    static final String HIDDEN = "不足10人的格子不显示次数（taken为null），也没有合计，以免相减得出。";

    private static final int LONGEST_YEARS = 3;

    /**
     * Some days, the last of them too.
     *
     * @throws Refusal 400 where they are none, or too many
     */
    record Days(LocalDate from, LocalDate to) {
        Days {
            if (from.isAfter(to) || from.plusYears(LONGEST_YEARS).isBefore(to)) {
                throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                        .violation("from", "benefits.wrong-days", LONGEST_YEARS);
            }
        }
    }

    static TakenStatistics of(Days days, List<TakenCell> cells) {
        return new TakenStatistics(days.from(), days.to(), cells);
    }

    static <T> T orElse(@Nullable T asked, T usual) {
        return asked == null ? usual : asked;
    }
}
