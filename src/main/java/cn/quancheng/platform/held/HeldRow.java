package cn.quancheng.platform.held;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A row as it is made readable: each method gives the row with that done. */
public record HeldRow(Map<String, Object> values) {
    /** @throws NullPointerException where the row has no such value */
    public byte[] bytes(String name) {
        return (byte[]) value(name);
    }

    /** @throws NullPointerException where the row has no such value */
    public long number(String name) {
        return ((Number) value(name)).longValue();
    }

    /** @throws NullPointerException where the row has no such value */
    public String text(String name) {
        return (String) value(name);
    }

    /** With one more value, or another one of that name. */
    public HeldRow with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new HeldRow(more);
    }

    /** Without some values: what is sealed, what is a digest, what only a machine understands. */
    public HeldRow without(String... names) {
        Map<String, Object> fewer = new LinkedHashMap<>(values);
        for (String name : names) {
            fewer.remove(name);
        }
        return new HeldRow(fewer);
    }

    private Object value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
