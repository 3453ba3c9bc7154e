package cn.quancheng.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items in the list's order, at most as many as were asked for
 * @param next the cursor to ask for the next page with, or null when this is the last one
 */
public record Page<T>(
        List<T> items,

        @Schema(nullable = true, description = "下一页的游标；末页为null") @Nullable
        String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page out of rows of which one more was read than the page shows, if there was one more.
     *
     * @param cursor names a row so that the next page can start after it
     */
    public static <T> Page<T> of(List<T> rows, PageQuery query, Function<T, String> cursor) {
        if (rows.size() <= query.size()) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, query.size());
        return new Page<>(shown, cursor.apply(shown.get(shown.size() - 1)));
    }

    /** This page with each item shown in another form. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), next);
    }
}
