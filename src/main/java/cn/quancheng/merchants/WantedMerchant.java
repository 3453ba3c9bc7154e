package cn.quancheng.merchants;

import cn.quancheng.merchants.CreditCode.Invalid;
import cn.quancheng.platform.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A merchant to take in.
 *
 * @param code as the catalogue of benefits names it; nobody else ever has it
 * @param uscc its unified social credit code
 * @param offers codes of the scenarios that are opened for it
 */
@Schema(name = "MerchantRequest", example = WantedMerchant.EXAMPLE)
record WantedMerchant(
        @NotNull @Pattern(regexp = Codes.PARTNER, message = "{merchants.code-form}")
        String code,

        @NotBlank @Size(max = 100) String name,
        @Schema(description = "统一社会信用代码，18位") @NotNull String uscc,
        @NotNull @Size(max = 500) List<@Valid @NotNull WantedBranch> branches,
        @NotNull @Size(max = 100) Set<@NotNull String> offers) {
    static final String EXAMPLE = """
            {"code":"JINAN_LIBRARY","name":"济南市图书馆","uscc":"12370100MB00000004",
             "branches":[{"code":"MAIN","name":"总馆","district":"槐荫区","address":"腊山河西路2277号"}],
             "offers":["LIBRARY_DEPOSIT_FREE"]}""";

    /** @throws Refusal 422 naming what is wrong with the credit code */
    CreditCode creditCode() {
        try {
            return CreditCode.of(uscc);
        } catch (Invalid invalid) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "merchants.invalid")
                    .violation("uscc", invalid.fault().words());
        }
    }

    /** @throws Refusal 422 where two branches have one code */
    void requireEachBranchOnce() {
        Set<String> codes = branches.stream().map(WantedBranch::code).collect(Collectors.toSet());
        if (codes.size() != branches.size()) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "merchants.invalid")
                    .violation("branches", "merchants.branch-twice");
        }
    }
}
