package cn.quancheng.messages;

import java.time.LocalDate;

/** What a merchant reported of a benefit that a citizen took (信易+). */
public sealed interface BenefitMessage extends CitizenMessage {
    /**
     * It was kept, and counts.
     *
     * @param title of the offer
     * @param merchant its name
     */
    record Kept(String title, String merchant) implements BenefitMessage {
        @Override
        public MessageKind kind() {
            return MessageKind.BENEFIT_KEPT;
        }

        @Override
        public String text() {
            return "%s报告您如约享受了“%s”，记为一次信易+履约，最迟从下个月的更新起计入分数。".formatted(merchant, title);
        }
    }

    /**
     * The citizen did not come, as the merchant says.
     *
     * @param title of the offer
     * @param merchant its name
     * @param until the day on which the offer can be had again
     */
    record NoShow(String title, String merchant, LocalDate until) implements BenefitMessage {
        @Override
        public MessageKind kind() {
            return MessageKind.BENEFIT_NO_SHOW;
        }

        @Override
        public String text() {
            return ("%s报告您没有如约享受“%s”。这项优惠对您暂停到%s，到期自行恢复；不扣分，不留下不利记录，也不影响别的优惠。" + "认为有误的，可以在此之前打开“商家核验记录”提出异议，由工作人员核实。")
                    .formatted(merchant, title, DAY.format(until));
        }
    }
}
