package cn.quancheng.citizens;

import cn.quancheng.models.Notice;

import java.time.LocalDate;

/**
 * What a citizen agreed to.
 *
 * @param notice that was shown
 * @param on the day of the act, not ahead
 * @param agreementNo names this act and no other
 */
public record Agreed(Channel channel, Notice notice, LocalDate on, String agreementNo) {}
