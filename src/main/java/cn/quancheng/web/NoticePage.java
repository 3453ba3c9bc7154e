package cn.quancheng.web;

import cn.quancheng.models.Notice;
import cn.quancheng.models.NoticeSection;

import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A notice as a page, to be read before one agrees.
 *
 * @param firstDay since when one may agree to it, in words
 * @param isCurrent whether it is the one that one agrees to today
 */
record NoticePage(
        Language language,
        String version,
        String digest,
        String firstDay,
        int termMonths,
        boolean isCurrent,
        List<NoticeSection> sections) {
    static NoticePage of(Notice notice, Notice current, Language language) {
        return new NoticePage(
                language,
                notice.version(),
                notice.digest(),
                DateTimeFormatter.ofPattern(language.dayPattern, language.locale)
                        .format(notice.firstDay()),
                (int) notice.term().toTotalMonths(),
                notice.version().equals(current.version()),
                notice.sections());
    }

    public String languageTag() {
        return language.tag;
    }

    public boolean english() {
        return language == Language.ENGLISH;
    }
}
