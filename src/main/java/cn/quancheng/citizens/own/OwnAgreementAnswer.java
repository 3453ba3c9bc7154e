package cn.quancheng.citizens.own;

import cn.quancheng.citizens.AgreementState;
import cn.quancheng.citizens.AgreementView;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.citizens.Channel;
import cn.quancheng.models.Notice;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a citizen's agreement stands, and what there is to do about it.
 *
 * @param next what to do next, in words
 * @param ask whether to ask the citizen now
 * @param askAgainOn after a no, the first day on which to ask again
 * @param receipt as it was given; absent for an agreement on paper
 */
@Schema(name = "MyAgreement")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnAgreementAnswer(
        AgreementState state,
        String next,
        boolean ask,
        @Nullable LocalDate askAgainOn,
        NoticeOfToday notice,
        @Nullable String agreementNo,
        @Nullable Channel channel,
        @Nullable String noticeVersion,
        @Nullable String noticeDigest,
        @Nullable Instant agreedAt,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate endsOn,
        @Nullable Instant withdrawnAt,
        @Nullable String receipt,
        @Nullable String salt) {
    /**
     * What one agrees to today.
     *
     * @param address where it is, as JSON
     * @param page where it is, to be read
     */
    @Schema(name = "NoticeOfToday")
    record NoticeOfToday(String version, String digest, String address, String page) {
        static NoticeOfToday of(Notice notice) {
            return new NoticeOfToday(
                    notice.version(), notice.digest(), Agreements.NOTICE, "/notices/" + notice.version());
        }
    }

    static OwnAgreementAnswer of(
            AgreementState state,
            Optional<AgreementView> newest,
            Optional<AgreementReceipt> receipt,
            Asking asking,
            String next) {
        return new OwnAgreementAnswer(
                state,
                next,
                asking.ask(state, newest),
                asking.again().orElse(null),
                NoticeOfToday.of(asking.notice()),
                newest.map(AgreementView::agreementNo).orElse(null),
                newest.map(AgreementView::channel).orElse(null),
                newest.map(AgreementView::noticeVersion).orElse(null),
                newest.map(AgreementView::noticeDigest).orElse(null),
                newest.map(AgreementView::agreedAt).orElse(null),
                newest.map(AgreementView::firstDay).orElse(null),
                newest.map(AgreementView::endsOn).orElse(null),
                newest.map(AgreementView::withdrawnAt).orElse(null),
                receipt.map(AgreementReceipt::receipt).orElse(null),
                receipt.map(AgreementReceipt::salt).orElse(null));
    }
}
