package cn.quancheng.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * A line of the book as it is read. It does not tell whose data it is about: who wants to know asks by person, and says
 * why.
 *
 * @param aboutCitizen whether it is about a citizen's data
 * @param details what else was written down; absent where nothing else was
 */
@Schema(name = "AuditLine", example = AuditLine.EXAMPLE)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AuditLine(
        long id,
        Instant at,
        String actor,
        String action,
        boolean aboutCitizen,
        @Nullable String subject,
        @Nullable String reason,
        Map<String, Object> details) {
    static final String EXAMPLE = """
            {"id":4711,"at":"2026-11-05T02:11:09Z","actor":"auditor","action":"EXPORT_REQUESTED","aboutCitizen":false,
             "subject":"run/3","reason":"向市公共信用信息平台交换2026年11月分数","details":{"export":7}}""";
}
