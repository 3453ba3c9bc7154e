package cn.quancheng.messages;

import cn.quancheng.platform.Masking;
import org.jspecify.annotations.Nullable;

import java.time.YearMonth;

/** What a person decided, or is about to, that a citizen asked for or is concerned by; in the reviewer's own words. */
public sealed interface ReviewMessage extends CitizenMessage {
    /** What the reviewer says, masked. */
    String reason();

    /** The same, to go on with a sentence: without a full stop at its end. */
    default String said() {
        return reason().replaceAll("[。.]+$", "");
    }

    /**
     * A person has looked again at a score, because the citizen asked for it.
     *
     * @param month whose score it is
     * @param corrected whether something was put right
     * @param reason in the reviewer's words: what was found, and what was done
     */
    record SecondLookDecided(YearMonth month, boolean corrected, String reason) implements ReviewMessage {
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
                    .formatted(MONTH.format(month), corrected ? "有所更正" : "维持原分数", said());
        }
    }

    /**
     * What the citizen declared was looked at.
     *
     * @param item its name, as people read it
     * @param accepted whether it was found true, and counts
     * @param reason what was found, in words
     */
    record DeclarationDecided(String item, boolean accepted, String reason) implements ReviewMessage {
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
                    .formatted(item, said());
        }
    }

    /**
     * A reviewer holds a declaration to be false; another one has yet to decide.
     *
     * @param item its name, as people read it
     * @param reason what speaks for it, in words
     */
    record FalseDeclarationProposed(String item, String reason) implements ReviewMessage {
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
                    .formatted(item, said());
        }
    }

    /**
     * It was decided whether a declaration was false.
     *
     * @param item its name, as people read it
     * @param documentNo of the finding that it was; null where it was not
     * @param reason what was found, in words
     */
    record FalseDeclarationDecided(String item, @Nullable String documentNo, String reason) implements ReviewMessage {
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
            return documentNo == null
                    ? "关于您自主申报的“%s”：经另一位工作人员审看，不认定虚假，没有任何记录。说明：%s。".formatted(item, said())
                    : ("经两位工作人员先后认定，您自主申报的“%s”虚假（文号%s）：该项不再计分，并按目录记为失信信息，分数已重新计算。说明：%s。"
                                    + "您不服的，可以就这条记录提出异议，异议处理期间它不影响您的分数；六个月后可以申请修复，至多计入一年。")
                            .formatted(item, documentNo, said());
        }
    }

    /**
     * A repair that the citizen asked for was decided (信用修复).
     *
     * @param recordNo of the record, by which its department knows it
     * @param accepted whether the record is repaired
     * @param reason in the reviewer's words
     */
    record RepairDecided(String recordNo, boolean accepted, String reason) implements ReviewMessage {
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
                    .formatted(recordNo, said());
        }
    }

    /**
     * A person has looked whether a commitment was kept (信用承诺).
     *
     * @param title of the commitment
     * @param kept whether it counts as kept
     * @param reason in the reviewer's words
     */
    record CommitmentDecided(String title, boolean kept, String reason) implements ReviewMessage {
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
                    .formatted(title, said());
        }
    }

    /**
     * A person has looked whether a citizen did come to a benefit, where the merchant said no (信易+).
     *
     * @param title of the offer
     * @param accepted whether the pause is lifted
     * @param reason in the reviewer's words
     */
    record BenefitObjectionDecided(String title, boolean accepted, String reason) implements ReviewMessage {
        /** What staff type may hold an identity number, and is masked. */
        public BenefitObjectionDecided {
            reason = Masking.text(reason);
        }

        @Override
        public MessageKind kind() {
            return MessageKind.BENEFIT_OBJECTION_DECIDED;
        }

        @Override
        public String text() {
            return (accepted
                            ? "您对“%s”的异议成立，暂停已经解除，即刻可以享受这项优惠。说明：%s。"
                            : "您对“%s”的异议没有成立：暂停到期自行恢复，不扣分。说明：%s。对答复不满意的，可以拨打12345投诉。")
                    .formatted(title, said());
        }
    }
}
