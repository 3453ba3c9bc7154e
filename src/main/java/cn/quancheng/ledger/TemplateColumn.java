package cn.quancheng.ledger;

import java.util.List;

/**
 * A column of a workbook that an office fills in.
 *
 * @param heading as the intake accepts it
 * @param required whether every line has something there
 * @param words what goes into it, in Chinese
 * @param example what stands there in the example line; may be empty
 * @param choices what may be chosen, as the intake accepts it; empty where anything may be written
 * @param check a formula over the cell {@code {0}} that holds for what may be written, or an empty one
 */
record TemplateColumn(
        String heading, boolean required, String words, String example, List<String> choices, String check) {
    TemplateColumn {
        choices = List.copyOf(choices);
        if (!choices.isEmpty() && !example.isEmpty() && !choices.contains(example)) {
            throw new IllegalArgumentException("the example of " + heading + " cannot be chosen");
        }
    }

    /** A column for words of one's own. */
    static TemplateColumn text(String heading, boolean required, String words, String example) {
        return new TemplateColumn(heading, required, words, example, List.of(), "");
    }

    /** A column for one of some values, the first of which is the example. */
    static TemplateColumn choice(String heading, boolean required, String words, List<String> choices) {
        return new TemplateColumn(heading, required, words, choices.get(0), choices, "");
    }

    /** A column for a day. */
    static TemplateColumn day(String heading, boolean required, String words, String example) {
        String check = "AND(LEN({0})=10,MID({0},5,1)=\"-\",MID({0},8,1)=\"-\")";
        return new TemplateColumn(heading, required, words, example, List.of(), check);
    }

    /** A column for an identity number, which is a text of 18 characters. */
    static TemplateColumn identityNumber(String heading, String words, String example) {
        return new TemplateColumn(heading, true, words, example, List.of(), "LEN({0})=18");
    }
}
