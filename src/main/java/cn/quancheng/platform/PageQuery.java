package cn.quancheng.platform;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Which page of a list is asked for; a {@code @BeanParam} of whatever lists. */
public class PageQuery {
    private static final int LARGEST = 200;
    private static final int USUAL = 50;

    @QueryParam("after")
    @Parameter(description = "上一页答复中的next")
    @Nullable
    String after;

    // Text here and a number only in size(): what JAX-RS cannot read as a number would else be a 404.
    @QueryParam("limit")
    @Parameter(
            description = "每页条数，1至200，默认50",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Nullable
    String limit;

    /** The cursor that the page starts after; none for the first page. */
    public Optional<String> after() {
        return Optional.ofNullable(after).filter(cursor -> !cursor.isEmpty());
    }

    /**
     * The cursor of a list whose rows are numbered; none for the first page.
     *
     * @throws Refusal 400 when it is no number
     */
    public Optional<Long> afterNumber() {
        return after().map(PageQuery::number);
    }

    private static Long number(String cursor) {
        if (!cursor.matches("\\d{1,18}")) {
            throw noCursor();
        }
        return Long.valueOf(cursor);
    }

    /** The answer to a cursor that no page of the list gave out. */
    public static Refusal noCursor() {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400").violation("after", "platform.cursor");
    }

    /**
     * How many items the page has at most.
     *
     * @throws Refusal when it is no number of 1 to 200
     */
    public int size() {
        if (limit == null || limit.isEmpty()) {
            return USUAL;
        }
        int size = limit.matches("\\d{1,3}") ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > LARGEST) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation("limit", "platform.page-limit", LARGEST);
        }
        return size;
    }
}
