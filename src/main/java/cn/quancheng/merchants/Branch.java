package cn.quancheng.merchants;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A branch of a merchant.
 *
 * @param code within its merchant, as the catalogue names it
 * @param name as people call it
 * @param open whether checks are made there
 */
@Schema(name = "MerchantBranch")
public record Branch(
        @Schema(examples = "EAST") String code,
        @Schema(examples = "东馆") String name,
        @Schema(examples = "历下区") String district,
        @Schema(examples = "经十东路1号") String address,
        boolean open) {}
