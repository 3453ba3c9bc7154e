package cn.quancheng.scores.outlook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A record that is not there, as if it were.
 *
 * @param item a code of the catalogue
 * @param grade one of the item's grades, where it has any
 * @param quantity in the item's own unit, such as minutes; 1 where none is given
 */
@Schema(name = "SimulatedRecord")
record Addition(
        @NotNull String item,
        @Nullable String grade,
        @Nullable @PositiveOrZero @Max(MOST) Long quantity,
        @NotNull LocalDate occurredOn) {
    /** The largest quantity that a record may have. */
    static final long MOST = 1_000_000_000L;

    long amount() {
        return quantity == null ? 1 : quantity;
    }
}
