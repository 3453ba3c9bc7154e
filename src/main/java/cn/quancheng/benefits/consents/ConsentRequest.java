package cn.quancheng.benefits.consents;

import cn.quancheng.platform.Refusal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whom a citizen lets ask, and about what.
 *
 * @param merchant by the code that the catalogue names; null with a department
 * @param department by its name; null with a merchant
 * @param scenario the offer's code
 * @param months how long, twelve at most; twelve where nothing is said
 */
@Schema(
        name = "ConsentRequest",
        example = "{\"merchant\":\"JITAI_HOTEL\",\"scenario\":\"LODGING_DEPOSIT_FREE\",\"months\":6}")
record ConsentRequest(
        @Nullable @Size(max = 40) String merchant,
        @Nullable @Size(max = 100) String department,
        @NotBlank @Size(max = 60) String scenario,
        @Nullable @Min(1) @Max(LONGEST) Integer months) {
    private static final int LONGEST = 12;

    /** @throws Refusal 400 unless it names a merchant or a department, and not both */
    void refuseUnclear() {
        if ((merchant == null) == (department == null)) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation(merchant == null ? "merchant" : "department", "benefits.merchant-or-department");
        }
    }

    int asMonths() {
        return months == null ? LONGEST : months;
    }
}
