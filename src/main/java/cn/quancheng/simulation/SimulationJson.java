package cn.quancheng.simulation;

import cn.quancheng.simulation.figures.FirstFigures;
import cn.quancheng.simulation.figures.SimulatedFigures;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Figures as they rest; what a later release does not know any more is passed over. */
@ApplicationScoped
class SimulationJson {
    private static final TypeReference<List<FirstFigures>> FIRST = new TypeReference<>() {};
    private static final TypeReference<List<SimulatedFigures>> ALL = new TypeReference<>() {};

    private final ObjectMapper json;

    SimulationJson(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    String write(List<?> figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures cannot be written", e);
        }
    }

    List<FirstFigures> firstFigures(@Nullable String text) {
        return read(text, FIRST);
    }

    List<SimulatedFigures> figures(@Nullable String text) {
        return read(text, ALL);
    }

    private <T> List<T> read(@Nullable String text, TypeReference<List<T>> type) {
        try {
            return text == null ? List.of() : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures cannot be read", e);
        }
    }
}
