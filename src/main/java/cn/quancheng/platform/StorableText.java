package cn.quancheng.platform;

/** Tells text that PostgreSQL can keep: Unicode without U+0000 and without halves of a surrogate pair. */
final class StorableText {
    private StorableText() {}

    static boolean is(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
