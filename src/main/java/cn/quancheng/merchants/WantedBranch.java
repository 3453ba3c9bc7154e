package cn.quancheng.merchants;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A branch as it is wanted.
 *
 * @param code as the catalogue names it; no other branch of the merchant has it
 */
@Schema(name = "MerchantBranchRequest", example = """
        {"code":"EAST","name":"东馆","district":"历下区","address":"经十东路1号"}""")
record WantedBranch(
        @NotNull @Pattern(regexp = Codes.PARTNER, message = "{merchants.code-form}")
        String code,

        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 20) String district,
        @NotBlank @Size(max = 200) String address) {}
