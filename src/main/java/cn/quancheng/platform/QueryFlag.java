package cn.quancheng.platform;

import org.jspecify.annotations.Nullable;

/** A parameter of an address that is true or false. */
public final class QueryFlag {
    private QueryFlag() {}

    /**
     * Whether it is set. One that is not there, or empty, is false.
     *
     * @param name the parameter's
     * @throws Refusal 400 naming it, where it is neither: nobody's slip is to be taken for a no
     */
    public static boolean isTrue(String name, @Nullable String value) {
        return switch (value == null ? "" : value) {
            case "true" -> true;
            case "false", "" -> false;
            default ->
                throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                        .violation(name, "platform.true-or-false");
        };
    }
}
