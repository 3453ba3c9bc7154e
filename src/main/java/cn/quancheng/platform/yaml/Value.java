package cn.quancheng.platform.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A place in a YAML file. Reading it as something that it is not notes a fault there and gives nothing, so that reading
 * goes on and finds the other faults; what is absent gives nothing silently.
 *
 * @param node what stands there, or none where the key is absent
 * @param line where faults point to, from 1
 */
public record Value(
        Faults faults, String file, String key, @Nullable Node node, int line) {
    /** What stands at a node. */
    public static Value at(Faults faults, String file, String key, Node node) {
        return new Value(faults, file, key, node, node.getStartMark().getLine() + 1);
    }

    /** Whether anything stands there. */
    public boolean isPresent() {
        return node != null;
    }

    /** Whether keys and values stand there. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** Whether a list stands there. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Notes a fault at this place. */
    public void fault(String what) {
        faults.add(file, line, key, what);
    }

    /** Text that is not blank. */
    @Nullable
    public String text() {
        ScalarNode scalar = scalar("应为文字");
        if (scalar == null) {
            return null;
        }
        if (!scalar.getTag().equals(Tag.STR) || scalar.getValue().isBlank()) {
            fault(scalar.getValue().isBlank() ? "不能为空" : "应为文字;数字、真假值等须加引号");
            return null;
        }
        return scalar.getValue();
    }

    /** Text in quotation marks: what looks like a number keeps all its digits. */
    @Nullable
    public String quoted() {
        ScalarNode scalar = scalar("应为加引号的文字");
        if (scalar == null) {
            return null;
        }
        if (scalar.getScalarStyle() == ScalarStyle.PLAIN || scalar.getValue().isBlank()) {
            fault("必须加引号,例如 \"2026.1\"");
            return null;
        }
        return scalar.getValue();
    }

    /** A whole number within bounds. */
    @Nullable
    public Long whole(long least, long most) {
        return Numbers.whole(this, least, most);
    }

    /** A whole number within bounds. */
    @Nullable
    public Integer integer(int least, int most) {
        Long whole = whole(least, most);
        return whole == null ? null : Math.toIntExact(whole);
    }

    /** A number from 0 on with at most two decimals, in hundredths of it: money, for one. */
    @Nullable
    public Long hundredths(long least, long most) {
        return Numbers.hundredths(this, least, most);
    }

    /** {@code true} or {@code false}. */
    @Nullable
    public Boolean flag() {
        ScalarNode scalar = scalar("应为 true 或 false");
        if (scalar == null) {
            return null;
        }
        if (!scalar.getTag().equals(Tag.BOOL) || !scalar.getValue().matches("true|false")) {
            fault("应为 true 或 false");
            return null;
        }
        return scalar.getValue().equals("true");
    }

    /** One of the names of an enumeration. */
    public <E extends Enum<E>> @Nullable E oneOf(Class<E> type) {
        return oneOf(Arrays.asList(type.getEnumConstants()), Enum::name);
    }

    /** One of these by its name. */
    public <T> @Nullable T oneOf(List<T> choices, Function<T, String> name) {
        String text = text();
        if (text == null) {
            return null;
        }
        for (T choice : choices) {
            if (name.apply(choice).equals(text)) {
                return choice;
            }
        }
        fault("“" + text + "”不可用,应为 " + choices.stream().map(name).collect(Collectors.joining("、")));
        return null;
    }

    /** A period such as P36M, without a negative part; above 0 unless {@code P0M} makes sense here. */
    @Nullable
    public Period period(boolean mayBeZero, int mostMonths) {
        return Dates.period(this, mayBeZero, mostMonths);
    }

    /** A month, such as {@code 2026-11}. */
    @Nullable
    public YearMonth month() {
        return Dates.read(this, YearMonth::parse, "应为月份,例如 \"2026-11\"");
    }

    /** A day, such as {@code 2026-11-01}. */
    @Nullable
    public LocalDate day() {
        return Dates.read(this, LocalDate::parse, "应为日期,例如 2026-11-01");
    }

    /** What stands in a list; nothing where there is none. */
    public List<Value> list() {
        if (node instanceof SequenceNode sequence) {
            List<Value> values = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                values.add(at(faults, file, key + "[" + values.size() + "]", element));
            }
            return values;
        }
        if (node != null) {
            fault("应为列表");
        }
        return List.of();
    }

    /** The keys and values of this place; none where there are none. */
    public Section section() {
        if (node != null && !(node instanceof MappingNode)) {
            fault("应为“键: 值”");
        }
        return new Section(this);
    }

    /** What stands there as it is written; a fault where it is anything but a word, a number or the like. */
    @Nullable
    ScalarNode scalar(String otherwise) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar;
        }
        if (node != null) {
            fault(otherwise);
        }
        return null;
    }
}
