package cn.quancheng.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** What stands around a notice, for those who ask for English. */
@Localized("en")
interface NoticeWordsInEnglish extends NoticeWords {
    @Override
    @Message("Quancheng")
    String brand();

    @Override
    @Message("The notice")
    String title();

    @Override
    @Message(
            "Read this page before you agree. Whether you agree is for you alone to decide, and nothing is lost if you do not.")
    String lead();

    @Override
    @Message("Version")
    String version();

    @Override
    @Message("In force from")
    String first_day();

    @Override
    @Message("An agreement lasts {months} months")
    String term(int months);

    @Override
    @Message("This is an earlier version, or one to come.")
    String other();

    @Override
    @Message("Read the notice in force")
    String current();

    @Override
    @Message("The notice is in Chinese, and that text is what one agrees to.")
    String language();

    @Override
    @Message("Contents")
    String contents();

    @Override
    @Message("Digest of this version (SHA-256), which an agreement names beside it:")
    String digest();
}
