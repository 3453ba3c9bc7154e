package cn.quancheng.citizens.own;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Period;
import java.util.List;

/**
 * How long things are kept, and why.
 *
 * @param note what is kept elsewhere than in the sections
 * @param sections what there may be about a citizen, as {@code GET /me/data} names it
 * @param items how long a record of each kind may weigh at most
 */
@Schema(name = "Retention")
record Retention(String note, List<Section> sections, List<Item> items) {
    /**
     * A part of what is held.
     *
     * @param what it is, and what for
     * @param stays what of it stays after the citizen has left, and why
     */
    @Schema(name = "RetentionOfSection")
    record Section(String section, String what, String stays) {}

    /**
     * A kind of record.
     *
     * @param atMost absent where the catalogue sets no limit: the model of the month does
     */
    @Schema(name = "RetentionOfItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String item,
            String name,

            @Schema(implementation = String.class, examples = "P12M") @Nullable
            Period atMost,

            String basis) {}
}
