package cn.quancheng.models.words;

/** Words in the language of the one who asks. */
@FunctionalInterface
public interface Wording {
    /**
     * The words of a key.
     *
     * @param key as {@code messages/models.properties} has it
     * @param arguments fill the words
     */
    String text(String key, Object... arguments);
}
