package cn.quancheng.messages;

import cn.quancheng.platform.Masking;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Something to tell a citizen. Each kind has its words: plain Chinese, with what the citizen can do about it. */
public sealed interface CitizenMessage {
    /** The kind's name, as the outbox keeps it. */
    String kind();

    /** The words. */
    String text();

    /**
     * Staff took the citizen's agreement back because the citizen asked for it. Whoever did not ask must hear of it.
     *
     * @param on the day on which it ended
     * @param caseNumber under which the association keeps the request
     */
    record WithdrawnAtRequest(LocalDate on, String caseNumber) implements CitizenMessage {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

        /** What staff type as a case number may be an identity number, and is masked. */
        public WithdrawnAtRequest {
            caseNumber = Masking.text(caseNumber);
        }

        @Override
        public String kind() {
            return "WITHDRAWN_AT_REQUEST";
        }

        @Override
        public String text() {
            return ("%s，工作人员按您的申请（案号%s）撤回了您对信用分的同意：从即刻起不再为您计分，已有的分数已经删除。"
                            + "这不影响您原有的任何待遇。如果您没有提出过这项申请，请与信用协会联系核实；是否重新同意，只由您本人决定。")
                    .formatted(DAY.format(on), caseNumber);
        }
    }
}
