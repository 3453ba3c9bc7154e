package cn.quancheng.citizens.own;

import cn.quancheng.citizens.AgreementState;
import cn.quancheng.citizens.AgreementView;
import cn.quancheng.models.Notice;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether a citizen may be asked to agree.
 *
 * @param notice the one of today
 * @param again the first day on which we may ask again; empty where nothing keeps us from asking
 */
record Asking(Notice notice, boolean adult, Optional<LocalDate> again) {
    /** What there is to do next, as the last part of a key of words. */
    String next(AgreementState state, Optional<AgreementView> newest) {
        if (!adult) {
            return "UNDER_AGE";
        }
        return state == AgreementState.IN_FORCE && isOfEarlierNotice(newest) ? "NEWER_NOTICE" : state.name();
    }

    /** Whether to ask now: never who has withdrawn, and not for a while who said no. */
    boolean ask(AgreementState state, Optional<AgreementView> newest) {
        boolean something = state == AgreementState.NONE
                || state == AgreementState.ENDING
                || state == AgreementState.ENDED
                || state == AgreementState.IN_FORCE && isOfEarlierNotice(newest);
        return adult && something && again.isEmpty();
    }

    private boolean isOfEarlierNotice(Optional<AgreementView> newest) {
        return newest.filter(agreement -> !agreement.noticeVersion().equals(notice.version()))
                .isPresent();
    }
}
