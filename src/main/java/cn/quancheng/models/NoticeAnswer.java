package cn.quancheng.models;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;

/**
 * A notice in the contract's words.
 *
 * @param digest SHA-256 of its file: whoever agrees names it, so that both sides know what was read
 * @param termMonths how long an agreement to it lasts
 */
@Schema(name = "Notice", example = """
        {"version":"2026.1","digest":"0f5c5c8ae6b0a1f1d0f7a0d7a8a4f1a3c2b9e8d7c6b5a4938271605f4e3d2c1b","firstDay":"2024-01-01",
        "termMonths":24,"sections":[{"title":"同意与否，全凭自愿","paragraphs":["不同意，就没有泉诚分。"]}]}""")
record NoticeAnswer(String version, String digest, LocalDate firstDay, int termMonths, List<NoticeSection> sections) {
    static NoticeAnswer of(Notice notice) {
        return new NoticeAnswer(
                notice.version(),
                notice.digest(),
                notice.firstDay(),
                (int) notice.term().toTotalMonths(),
                notice.sections());
    }
}
