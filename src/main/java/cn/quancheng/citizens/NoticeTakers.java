package cn.quancheng.citizens;

import cn.quancheng.models.Notice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

/** Who agreed to what, for whoever asks it of many citizens in one statement with something else. */
public final class NoticeTakers {
    private NoticeTakers() {}

    /**
     * The citizens whose agreement is in force and was to one of these notices, as a query without parameters that gives
     * {@code citizen_id}. The standing that a scoring sees decides whether it is in force.
     *
     * @param notices none give nobody
     */
    public static String query(Collection<Notice> notices, LocalDate today) {
        String digests =
                notices.stream().map(notice -> "'" + notice.digest() + "'").collect(Collectors.joining(", "));
        return """
                SELECT a.citizen_id FROM agreements a
                WHERE a.notice_digest IN (%s) AND a.withdrawn_at IS NULL
                  AND a.entry = (SELECT max(entry) FROM agreements WHERE citizen_id = a.citizen_id)
                  AND (SELECT s.ends_on FROM agreement_standings s WHERE s.citizen_id = a.citizen_id
                       ORDER BY s.entry DESC LIMIT 1) > DATE '%s'
                """.formatted(digests.isEmpty() ? "NULL" : digests, today);
    }
}
