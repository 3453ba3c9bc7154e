package cn.quancheng.security.accounts;

import java.time.Instant;

/**
 * Since when a department can report by itself, and whether it still can.
 *
 * @param since when its first account was made
 * @param active whether one of its accounts works
 */
public record ReportingSince(Instant since, boolean active) {
    ReportingSince and(ReportingSince other) {
        return new ReportingSince(since.isBefore(other.since) ? since : other.since, active || other.active);
    }
}
