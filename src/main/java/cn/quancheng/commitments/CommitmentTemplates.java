package cn.quancheng.commitments;

import jakarta.enterprise.context.ApplicationScoped;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What may be promised, as {@code commitments.yaml} has it. */
@ApplicationScoped
class CommitmentTemplates {
    private static final String FILE = "/commitments.yaml";

    private final List<CommitmentTemplate> all = read();

    /** In the order of the file. */
    List<CommitmentTemplate> all() {
        return all;
    }

    Optional<CommitmentTemplate> find(String code) {
        return all.stream().filter(template -> template.code().equals(code)).findFirst();
    }

    private static List<CommitmentTemplate> read() {
        try (InputStream file = Objects.requireNonNull(CommitmentTemplates.class.getResourceAsStream(FILE), FILE)) {
            Map<String, List<Map<String, String>>> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            List<CommitmentTemplate> templates = Objects.requireNonNull(root.get("templates"), "templates").stream()
                    .map(CommitmentTemplates::template)
                    .toList();
            if (templates.stream().map(CommitmentTemplate::code).distinct().count() != templates.size()) {
                throw new IllegalStateException(FILE + " has a code twice");
            }
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommitmentTemplate template(Map<String, String> entry) {
        return new CommitmentTemplate(
                part(entry, "code"),
                part(entry, "title"),
                part(entry, "text"),
                Period.parse(part(entry, "term")),
                part(entry, "confirmed-by"));
    }

    private static String part(Map<String, String> entry, String name) {
        return Objects.requireNonNull(entry.get(name), () -> FILE + " has an entry without " + name);
    }
}
