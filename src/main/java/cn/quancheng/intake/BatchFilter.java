package cn.quancheng.intake;

import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.QueryFlag;
import cn.quancheng.platform.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Which files are asked for; a {@code @BeanParam} of whatever lists some. */
public class BatchFilter {
    @QueryParam("state")
    @Parameter(description = "状态", schema = @Schema(implementation = BatchState.class))
    @Nullable
    String state;

    @QueryParam("from")
    @Parameter(description = "收到之日，起，济南时间", example = "2026-11-01")
    @Nullable
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "收到之日，止（含）", example = "2026-11-30")
    @Nullable
    LocalDate to;

    @QueryParam("rejected")
    @Parameter(description = "true：只列有未被接收的行的文件", schema = @Schema(implementation = Boolean.class))
    @Nullable
    String rejected;

    /**
     * Adds the conditions in SQL.
     *
     * @param parameters takes what fills them, in their order
     * @throws Refusal 400 naming what cannot be read
     */
    String conditions(List<Object> parameters) {
        StringBuilder sql = new StringBuilder();
        if (state != null && !state.isEmpty()) {
            sql.append(" AND state = ?");
            parameters.add(known(state));
        }
        if (from != null) {
            sql.append(" AND received_at >= ?");
            parameters.add(beginning(from));
        }
        if (to != null) {
            sql.append(" AND received_at < ?");
            parameters.add(beginning(to.plusDays(1)));
        }
        if (QueryFlag.isTrue("rejected", rejected)) {
            sql.append(" AND rejected > 0");
        }
        return sql.toString();
    }

    private static Timestamp beginning(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(Clocks.CITY).toInstant());
    }

    private static String known(String state) {
        if (Arrays.stream(BatchState.values()).noneMatch(one -> one.name().equals(state))) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation("state", "intake.unknown-state");
        }
        return state;
    }
}
