package cn.quancheng.appeals.repairs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen has put right.
 *
 * @param department who reported the record; needed where two departments gave it the same number
 * @param statement what was done, in the citizen's words
 * @param performanceDocument the number of the paper that shows that the duty was performed; needed where that is what a
 *     repair waits for
 */
@Schema(name = "RepairRequest", example = """
        {"recordNo":"CF-2026-118","department":null,"route":"TRAINING",
        "statement":"已于2026年11月10日参加信用修复培训并考试合格。","performanceDocument":null}""")
record RepairRequest(
        @NotBlank @Size(max = 200) String recordNo,
        @Nullable @Size(max = 100) String department,
        @NotNull RepairRoute route,
        @NotBlank @Size(max = 2000) String statement,
        @Nullable @Size(max = 200) String performanceDocument) {
    /** Not what the citizen says. */
    @Override
    public String toString() {
        return "a repair by " + route;
    }
}
