package cn.quancheng.commitments;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Period;

/**
 * Something that a citizen may promise.
 *
 * @param title at most 50 characters
 * @param text what is promised, whole
 * @param term how long it is to be kept, from the day on which it is made
 * @param confirmedBy who is asked whether it was kept
 */
@Schema(name = "CommitmentTemplate", example = """
        {"code":"WALKING_DOGS","title":"文明养犬承诺","text":"本人承诺依法登记、免疫，遛犬牵绳，清理粪便。","term":"P6M",
        "confirmedBy":"居住地社区居民委员会"}""")
record CommitmentTemplate(
        String code,
        String title,
        String text,
        @Schema(implementation = String.class) Period term,
        String confirmedBy) {
    private static final int LONGEST_TITLE = 50;

    /** @throws IllegalArgumentException where a part is missing, or there is no time in which to keep it */
    CommitmentTemplate {
        if (!code.matches("[A-Z][A-Z_]{2,39}")) {
            throw new IllegalArgumentException("a code is of capitals: " + code);
        }
        if (title.isBlank() || title.length() > LONGEST_TITLE || text.isBlank() || confirmedBy.isBlank()) {
            throw new IllegalArgumentException(code + " lacks a title, a text or who confirms it");
        }
        if (term.isNegative() || term.isZero()) {
            throw new IllegalArgumentException(code + " has no time in which it is to be kept");
        }
    }
}
