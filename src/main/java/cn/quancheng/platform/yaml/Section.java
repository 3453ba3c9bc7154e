package cn.quancheng.platform.yaml;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys and values at a place in a YAML file; a key twice or a key that is no text is a fault at once. */
public final class Section {
    private final Value at;
    private final Map<String, Value> values = new LinkedHashMap<>();

    Section(Value at) {
        this.at = at;
        if (at.node() instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::keep);
        }
    }

    /** The value of a key that must be there; where it is not, that is a fault. */
    public Value need(String key) {
        Value value = may(key);
        if (!value.isPresent() && at.node() instanceof MappingNode) {
            value.fault("缺少此项");
        }
        return value;
    }

    /** The value of a key that may be there. */
    public Value may(String key) {
        Value value = values.get(key);
        return value != null ? value : new Value(at.faults(), at.file(), path(key), null, at.line());
    }

    /** All keys with their values, where the keys are the writer's own. */
    public Map<String, Value> all() {
        return values;
    }

    /** Notes every key that is not among the known ones as a fault. */
    public Section only(String... known) {
        Set<String> keys = Set.copyOf(List.of(known));
        values.forEach((key, value) -> {
            if (!keys.contains(key)) {
                value.fault("未知的键;可用的键:" + String.join("、", known));
            }
        });
        return this;
    }

    private void keep(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        int line = entry.getKeyNode().getStartMark().getLine() + 1;
        Value value = new Value(at.faults(), at.file(), path(key), entry.getValueNode(), line);
        if (!(entry.getKeyNode() instanceof ScalarNode)) {
            value.fault("键应为文字");
        } else if (values.putIfAbsent(key, value) != null) {
            value.fault("同一个键写了两次");
        }
    }

    private String path(String key) {
        return at.key().isEmpty() ? key : at.key() + "." + key;
    }
}
