package cn.quancheng.messages;

import cn.quancheng.platform.Masking;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Something to tell a citizen. Each kind has its words: plain Chinese, with what the citizen can do about it. */
public sealed interface CitizenMessage {
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
     * A person has looked again at a score, because the citizen asked for it.
     *
     * @param month whose score it is
     * @param corrected whether something was put right
     * @param reason in the reviewer's words: what was found, and what was done
     */
    record SecondLookDecided(YearMonth month, boolean corrected, String reason) implements CitizenMessage {
        /** What staff type may hold an identity number, and is masked. */
        public SecondLookDecided {
            reason = Masking.text(reason);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.SECOND_LOOK_DECIDED;
        }

        @Override
        public String text() {
            return ("您请求人工复核%s的分数，工作人员已经重新审看：%s。说明：%s。您可以随时查看分数的逐项来由；" + "对某一条记录有异议的，可以就该条记录提出异议；对答复不满意的，可以拨打12345投诉。")
                    .formatted(MONTH.format(month), corrected ? "有所更正" : "维持原分数", reason.replaceAll("[。.]+$", ""));
        }
    }

    /**
     * What the citizen declared was looked at.
     *
     * @param item its name, as people read it
     * @param accepted whether it was found true, and counts
     * @param reason what was found, in words
     */
    record DeclarationDecided(String item, boolean accepted, String reason) implements CitizenMessage {
        /** What staff type may hold an identity number, and is masked. */
        public DeclarationDecided {
            reason = Masking.text(reason);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.DECLARATION_DECIDED;
        }

        @Override
        public String text() {
            return (accepted
                            ? "您自主申报的“%s”核验通过，已经计入，分数已按此重新计算。说明：%s。您可以随时撤回申报。"
                            : "您自主申报的“%s”核验没有通过，不计分，也不影响别的记录。说明：%s。补充材料后可以再次申报。")
                    .formatted(item, reason.replaceAll("[。.]+$", ""));
        }
    }

    /**
     * A reviewer holds a declaration to be false; another one has yet to decide.
     *
     * @param item its name, as people read it
     * @param reason what speaks for it, in words
     */
    record FalseDeclarationProposed(String item, String reason) implements CitizenMessage {
        /** What staff type may hold an identity number, and is masked. */
        public FalseDeclarationProposed {
            reason = Masking.text(reason);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.FALSE_DECLARATION_PROPOSED;
        }

        @Override
        public String text() {
            return ("工作人员认为您自主申报的“%s”可能不属实：%s。这还不是决定，须由另一位工作人员独立审看；在此之前分数不因此减少。" + "您可以在“我的申报”中对此作出说明，决定之前都会看到。")
                    .formatted(item, reason.replaceAll("[。.]+$", ""));
        }
    }

    /**
     * It was decided whether a declaration was false.
     *
     * @param item its name, as people read it
     * @param documentNo of the finding that it was; null where it was not
     * @param reason what was found, in words
     */
    record FalseDeclarationDecided(String item, @Nullable String documentNo, String reason) implements CitizenMessage {
        /** What staff type may hold an identity number, and is masked. */
        public FalseDeclarationDecided {
            reason = Masking.text(reason);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.FALSE_DECLARATION_DECIDED;
        }

        @Override
        public String text() {
            String said = reason.replaceAll("[。.]+$", "");
            return documentNo == null
                    ? "关于您自主申报的“%s”：经另一位工作人员审看，不认定虚假，没有任何记录。说明：%s。".formatted(item, said)
                    : ("经两位工作人员先后认定，您自主申报的“%s”虚假（文号%s）：该项不再计分，并按目录记为失信信息，分数已重新计算。说明：%s。"
                                    + "您不服的，可以就这条记录提出异议，异议处理期间它不影响您的分数；六个月后可以申请修复，至多计入一年。")
                            .formatted(item, documentNo, said);
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
     * A repair that the citizen asked for was decided (信用修复).
     *
     * @param recordNo of the record, by which its department knows it
     * @param accepted whether the record is repaired
     * @param reason in the reviewer's words
     */
    record RepairDecided(String recordNo, boolean accepted, String reason) implements CitizenMessage {
        /** What staff type may hold an identity number, and is masked. */
        public RepairDecided {
            recordNo = Masking.text(recordNo);
            reason = Masking.text(reason);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.REPAIR_DECIDED;
        }

        @Override
        public String text() {
            return (accepted
                            ? "您的信用记录（编号%s）已经修复：从即日起不再使用，也不再向他人展示；有分数的，已按此重新计算。说明：%s。"
                            : "您对信用记录（编号%s）的修复申请没有通过。说明：%s。补齐所缺之后可以再次申请；认为记录本身有误的，可以提出异议。")
                    .formatted(recordNo, reason.replaceAll("[。.]+$", ""));
        }
    }

    /**
     * A person has looked whether a commitment was kept (信用承诺).
     *
     * @param title of the commitment
     * @param kept whether it counts as kept
     * @param reason in the reviewer's words
     */
    record CommitmentDecided(String title, boolean kept, String reason) implements CitizenMessage {
        /** What staff type may hold an identity number, and is masked. */
        public CommitmentDecided {
            reason = Masking.text(reason);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.COMMITMENT_DECIDED;
        }

        @Override
        public String text() {
            return (kept
                            ? "您的“%s”经核实已经履行，感谢您！它已记为信用承诺履行，有分数的，已按此重新计算。说明：%s。"
                            : "您的“%s”没有核实到已经履行，不记为信用承诺履行，也不扣分、不留下任何不利记录。说明：%s。您可以重新作出承诺。")
                    .formatted(title, reason.replaceAll("[。.]+$", ""));
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
