package cn.quancheng.citizens.own;

import cn.quancheng.citizens.Agreements;
import cn.quancheng.models.Notice;
import cn.quancheng.platform.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which notice a citizen has read.
 *
 * @param noticeDigest SHA-256 of the notice, as the notice itself is answered with
 */
@Schema(
        name = "NoticeRead",
        example =
                "{\"noticeVersion\":\"2026.1\",\"noticeDigest\":\"0f5c5c8ae6b0a1f1d0f7a0d7a8a4f1a3c2b9e8d7c6b5a4938271605f4e3d2c1b\"}")
record NoticeRead(
        @NotBlank @Size(max = 40) String noticeVersion,
        @NotBlank @Size(max = 64) String noticeDigest) {
    /** @throws Refusal 409 where it is not this one, saying where this one is */
    void mustBe(Notice notice) {
        if (!noticeVersion.equals(notice.version()) || !noticeDigest.equalsIgnoreCase(notice.digest())) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "citizens.notice-changed", notice.version(), Agreements.NOTICE)
                    .header("Link", "<" + Agreements.NOTICE + ">; rel=\"terms-of-service\"");
        }
    }
}
