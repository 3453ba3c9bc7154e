package cn.quancheng.merchants;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A merchant as operators see it; never a secret, and of cashiers only how many there are.
 *
 * @param offers codes of the scenarios that are open for it
 * @param suspendedAt absent while it is not suspended
 * @param endedAt absent until the partnership ends
 */
@Schema(name = "Merchant", example = """
        {"id":12,"code":"JINAN_LIBRARY","name":"济南市图书馆","uscc":"12370100MB00000004",
         "branches":[{"code":"MAIN","name":"总馆","district":"槐荫区","address":"腊山河西路2277号","open":true}],
         "offers":["LIBRARY_DEPOSIT_FREE"],
         "accounts":[{"login":"jinan-library","sandbox":false},{"login":"jinan-library.sandbox","sandbox":true}],
         "cashiers":3,"madeBy":"operator","madeAt":"2026-11-24T09:00:00Z"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MerchantFile(
        long id,
        String code,
        String name,
        @Schema(description = "统一社会信用代码") String uscc,
        List<Branch> branches,
        List<String> offers,
        List<OwnAccount> accounts,
        int cashiers,
        String madeBy,
        Instant madeAt,
        @Nullable Instant suspendedAt,
        @Nullable String suspensionReason,
        @Nullable Instant endedAt) {
    /**
     * What the merchant's system signs in as.
     *
     * @param previousUntil until when the secret that was replaced last works too; absent where none does
     */
    @Schema(name = "MerchantAccount", example = "{\"login\":\"jinan-library\",\"sandbox\":false}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnAccount(
            String login, boolean sandbox, @Nullable Instant previousUntil) {}
}
