package cn.quancheng.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around a notice, in Chinese. */
@MessageBundle(value = "notice", locale = "zh-CN")
interface NoticeWords {
    @Message("泉诚分")
    String brand();

    @Message("告知书")
    String title();

    @Message("同意之前，请读完这一页。读过之后，是否同意由您本人决定；不同意，没有任何损失。")
    String lead();

    @Message("版本")
    String version();

    @Message("施行")
    String first_day();

    @Message("每次同意有效 {months} 个月")
    String term(int months);

    @Message("这是以前或者将来的版本。")
    String other();

    @Message("阅读现行的告知书")
    String current();

    @Message("告知书只有中文，以此为准。")
    String language();

    @Message("目录")
    String contents();

    @Message("这一版的摘要（SHA-256），同意时连同版本一起提交：")
    String digest();
}
