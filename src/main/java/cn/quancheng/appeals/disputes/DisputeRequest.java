package cn.quancheng.appeals.disputes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen holds to be wrong.
 *
 * @param department who reported the record; needed where two departments gave it the same number
 * @param statement what is wrong, in the citizen's words; the department reads it too
 * @param newFacts what is new since an earlier dispute about the same record was dismissed; needed then
 */
@Schema(name = "DisputeRequest", example = """
        {"recordNo":"CF-2026-118","department":null,"reason":"NOT_MINE","statement":"当天我在外地出差，被处罚的不是我。",
        "newFacts":null}""")
record DisputeRequest(
        @NotBlank @Size(max = 200) String recordNo,
        @Nullable @Size(max = 100) String department,
        @NotNull DisputeReason reason,
        @NotBlank @Size(max = 2000) String statement,
        @Nullable @Size(max = 2000) String newFacts) {
    /** Not what the citizen says. */
    @Override
    public String toString() {
        return "a dispute for " + reason;
    }
}
