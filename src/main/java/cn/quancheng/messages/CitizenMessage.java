package cn.quancheng.messages;

import cn.quancheng.platform.Masking;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Something to tell a citizen. Each kind has its words: plain Chinese, with what the citizen can do about it. */
public sealed interface CitizenMessage
        permits ReviewMessage,
                BenefitMessage,
                CitizenMessage.AgreementEnding,
                CitizenMessage.TierAboutToChange,
                CitizenMessage.WithdrawnAtRequest,
                CitizenMessage.NewAdverseRecord,
                CitizenMessage.RecordDecided,
                CitizenMessage.SignedInElsewhere {
    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月", Locale.CHINA);

    /** What it is about. */
    MessageKind kind();

    /** The words. */
    String text();

    /**
     * The citizen's agreement ends soon.
     *
     * @param endsOn its last day
     */
    record AgreementEnding(LocalDate endsOn) implements CitizenMessage {
        @Override
        public MessageKind kind() {
            return MessageKind.AGREEMENT_ENDING;
        }

        @Override
        public String text() {
            return ("您对信用分的同意将在%s终止。想继续使用，请在此前重新阅读告知书并再次同意；什么也不做，到期后就不再为您计分，" + "这不影响您原有的任何待遇。")
                    .formatted(DAY.format(endsOn));
        }
    }

    /**
     * By itself, without anything new, the citizen's tier will be another one.
     *
     * @param month from which on
     * @param from the name of today's tier, as people read it
     * @param to the name of the one to come
     * @param rises whether the one to come is the higher one
     */
    record TierAboutToChange(YearMonth month, String from, String to, boolean rises) implements CitizenMessage {
        @Override
        public MessageKind kind() {
            return MessageKind.TIER_ABOUT_TO_CHANGE;
        }

        @Override
        public String text() {
            return (rises
                            ? "好消息：如果没有新的记录，从%s起，您的等级将由%s升为%s。恭喜您！打开“我的信用分”，可以看到原因。"
                            : "如果没有新的记录，从%s起，您的等级将由%s变为%s。这不是处罚，您原有的公共服务和待遇不因此减少。"
                                    + "打开“我的信用分”，可以看到原因，以及为保持或重新升上去可以做的事；认为哪条记录有误的，可以提出异议。")
                    .formatted(MONTH.format(month), from, to);
        }
    }

    /**
     * Staff took the citizen's agreement back because the citizen asked for it. Whoever did not ask must hear of it.
     *
     * @param on the day on which it ended
     * @param caseNumber under which the association keeps the request
     */
    record WithdrawnAtRequest(LocalDate on, String caseNumber) implements CitizenMessage {
        /** What staff type as a case number may be an identity number, and is masked. */
        public WithdrawnAtRequest {
            caseNumber = Masking.text(caseNumber);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.WITHDRAWN_AT_REQUEST;
        }

        @Override
        public String text() {
            return ("%s，工作人员按您的申请（案号%s）撤回了您对信用分的同意：从即刻起不再为您计分，已有的分数已经删除。"
                            + "这不影响您原有的任何待遇。如果您没有提出过这项申请，请与信用协会联系核实；是否重新同意，只由您本人决定。")
                    .formatted(DAY.format(on), caseNumber);
        }
    }

    /** Records that weigh against the citizen came in with a file. Which ones, the citizen reads where they are explained. */
    record NewAdverseRecord() implements CitizenMessage {
        @Override
        public MessageKind kind() {
            return MessageKind.NEW_ADVERSE_RECORD;
        }

        @Override
        public String text() {
            return "报送部门报来了关于您的失信信息。打开“关于我的全部信息”，可以看到是什么、由谁报送、依据是什么；认为有误的，可以提出异议，" + "异议处理期间它不影响您的分数。";
        }
    }

    /**
     * Somebody decided about one of the citizen's records.
     *
     * @param recordNo by which its department knows it
     * @param reason in the words of whoever decided; null where the outcome says all
     */
    record RecordDecided(
            String recordNo,
            RecordOutcome outcome,
            @Nullable String reason) implements CitizenMessage {
        /** What a department took for a number, or staff typed, may be an identity number, and is masked. */
        public RecordDecided {
            recordNo = Masking.text(recordNo);
            reason = reason == null ? null : Masking.text(reason);
        }

        /** Whose outcome says all. */
        public RecordDecided(String recordNo, RecordOutcome outcome) {
            this(recordNo, outcome, null);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.RECORD_DECIDED;
        }

        @Override
        public String text() {
            String why = reason == null ? "" : "说明：" + reason.replaceAll("[。.]+$", "") + "。";
            return "您的信用记录（编号%s）%s。%s有分数的，已按此重新计算。".formatted(recordNo, outcome.words(), why);
        }
    }

    /**
     * Another WeChat was verified as the citizen, and the one until then is out.
     *
     * @param at when
     */
    record SignedInElsewhere(ZonedDateTime at) implements CitizenMessage {
        private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm", Locale.CHINA);

        @Override
        public MessageKind kind() {
            return MessageKind.SIGNED_IN_ELSEWHERE;
        }

        @Override
        public String text() {
            return ("%s，另一个微信以您的姓名和身份证号码通过了实名认证，原来的微信已经退出登录。如果不是您本人所为，请用自己的微信重新实名认证，" + "那个微信就会随之退出，并请与信用协会联系。")
                    .formatted(MINUTE.format(at));
        }
    }
}
