package cn.quancheng.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * That somebody looked at a citizen's data or did something with it, as the citizen reads it.
 *
 * @param by what kind of somebody
 * @param who the office or organisation, never a login
 * @param action the book's own name for it
 * @param what the same in words
 * @param why the reason that was given; absent where none was
 */
@Schema(name = "Access", example = Access.EXAMPLE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Access(
        long id,
        Instant at,
        Kind by,
        String who,
        String action,
        String what,
        @Nullable String why) {
    static final String EXAMPLE = """
            {"id":4711,"at":"2026-11-05T02:11:09Z","by":"STAFF","who":"市信用协会工作人员（复核审看）","action":"CITIZEN_LOOKED_UP",
             "what":"凭案号查看了您的分数及其说明","why":"济信异字〔2026〕12号"}""";

    /** Who it was. */
    @Schema(name = "AccessBy")
    enum Kind {
        SELF,
        /** A WeChat that nobody was verified behind yet: whoever had it in hand. */
        SIGN_IN,
        STAFF,
        DEPARTMENT,
        MERCHANT,
        SERVICE
    }
}
