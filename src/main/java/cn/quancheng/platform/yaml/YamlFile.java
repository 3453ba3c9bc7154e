package cn.quancheng.platform.yaml;

import cn.quancheng.platform.Sha256;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One YAML file as it was found, UTF-8.
 *
 * @param name without its folder
 */
public record YamlFile(String name, byte[] bytes) {
    /** SHA-256 of the bytes, in small hexadecimal letters. */
    public String digest() {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    /**
     * A file as a table keeps it.
     *
     * @throws IllegalStateException where the text does not come to the digest under which it was kept: somebody changed
     *     it behind the service's back
     */
    public static YamlFile kept(String name, String yaml, String digest) {
        YamlFile file = new YamlFile(name, yaml.getBytes(StandardCharsets.UTF_8));
        if (!file.digest().equals(digest)) {
            throw new IllegalStateException("the kept text of " + name + " was changed: it is no longer " + digest);
        }
        return file;
    }

    /** The file as a table keeps it. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The file's keys and values; nothing but a fault where it is no YAML. */
    public Section root(Faults faults) {
        Node node = compose(faults);
        Value root = new Value(faults, name, "", node, 1);
        return root.section();
    }

    private @Nullable Node compose(Faults faults) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                faults.add(name, 1, "", "文件是空的");
            }
            return node;
        } catch (CharacterCodingException e) {
            faults.add(name, 1, "", "文件不是 UTF-8 编码");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            faults.add(name, mark == null ? 1 : mark.getLine() + 1, "", "不是有效的 YAML:" + e.getProblem());
        } catch (YAMLException e) {
            faults.add(name, 1, "", "不是有效的 YAML:" + Objects.requireNonNullElse(e.getMessage(), ""));
        }
        return null;
    }
}
