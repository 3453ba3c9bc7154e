package cn.quancheng.scenarios;

import cn.quancheng.scenarios.ScenarioFilter.Wanted;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Answers of the catalogue, rendered once for as long as the catalogue stays the same. Nothing here waits for anything. */
@ApplicationScoped
class CatalogueAnswers {
    static final String YAML = "application/yaml";

    /** Whoever asks for ever new words must not fill the memory. */
    private static final int MOST = 500;

    private final Scenarios scenarios;
    private final ObjectMapper json;
    private volatile Shown shown;

    CatalogueAnswers(Scenarios scenarios, ObjectMapper json) {
        this.scenarios = scenarios;
        this.json = json;
        this.shown = Shown.of(DayCatalogue.NONE);
    }

    private record Shown(DayCatalogue catalogue, Map<Object, Rendered> answers) {
        static Shown of(DayCatalogue catalogue) {
            return new Shown(catalogue, new ConcurrentHashMap<>());
        }
    }

    private record PageOf(Wanted wanted, Optional<String> after, int size) {}

    private record One(String code, String type) {}

    Rendered page(Wanted wanted, Optional<String> after, int size) {
        Shown now = shown();
        Supplier<Rendered> page = () -> json(now.catalogue().search().page(wanted, after, size));
        // What people type is kept nowhere, not even as the key of an answer.
        return wanted.isTyped() ? page.get() : rendered(now, new PageOf(wanted, after, size), page);
    }

    /** One scenario for anyone; none where it is not offered today. */
    Optional<Rendered> one(String code) {
        Shown now = shown();
        return Optional.ofNullable(now.catalogue().byCode().get(code))
                .map(scenario -> rendered(
                        now, new One(code, MediaType.APPLICATION_JSON), () -> json(ScenarioAnswer.of(scenario))));
    }

    /** The same as it was written. */
    Optional<Rendered> text(String code) {
        Shown now = shown();
        return Optional.ofNullable(now.catalogue().byCode().get(code))
                .map(scenario -> rendered(
                        now,
                        new One(code, YAML),
                        () -> Rendered.of(
                                now.catalogue().yaml(scenario).getBytes(StandardCharsets.UTF_8),
                                YAML + ";charset=UTF-8")));
    }

    private Shown shown() {
        DayCatalogue catalogue = scenarios.catalogue();
        Shown now = shown;
        if (now.catalogue() != catalogue) {
            now = Shown.of(catalogue);
            shown = now;
        }
        return now;
    }

    private static Rendered rendered(Shown now, Object question, Supplier<Rendered> answer) {
        Rendered known = now.answers().get(question);
        if (known != null) {
            return known;
        }
        Rendered made = answer.get();
        if (now.answers().size() >= MOST) {
            now.answers().clear();
        }
        now.answers().put(question, made);
        return made;
    }

    private Rendered json(Object answer) {
        try {
            return Rendered.of(json.writeValueAsBytes(answer), MediaType.APPLICATION_JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are JSON", e);
        }
    }
}
