package cn.quancheng.citizens;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A citizen's newest agreement.
 *
 * @param agreementNo of the paper, or given by the service
 * @param noticeVersion of the notice that was shown
 * @param noticeDigest SHA-256 of that notice
 * @param firstDay of the agreement that this one renews, else its own day
 * @param endsOn the first day that it no longer covers
 * @param withdrawnAt when it was taken back, or null
 */
@Schema(name = "Agreement")
public record AgreementView(
        AgreementState state,
        String agreementNo,
        Channel channel,
        String noticeVersion,
        String noticeDigest,
        Instant agreedAt,
        LocalDate agreedOn,
        LocalDate firstDay,
        LocalDate endsOn,
        @Nullable Instant withdrawnAt) {}
