package cn.quancheng.learning.jobs;

import cn.quancheng.learning.draft.DraftRequest;
import cn.quancheng.learning.outcomes.OutcomeFault;
import cn.quancheng.learning.report.LearningReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What rests of a job as JSON; what a later release does not know any more is passed over. */
@ApplicationScoped
class JobJson {
    private static final TypeReference<DraftRequest> QUESTION = new TypeReference<>() {};
    private static final TypeReference<LearningReport> REPORT = new TypeReference<>() {};
    private static final TypeReference<List<OutcomeFault>> FAULTS = new TypeReference<>() {};
    private static final TypeReference<LearningJobs.Accepted> ACCEPTED = new TypeReference<>() {};

    private final ObjectMapper json;

    JobJson(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    String write(Object what) {
        try {
            return json.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job cannot be written", e);
        }
    }

    DraftRequest question(String text) {
        return read(text, QUESTION);
    }

    @Nullable
    LearningReport report(@Nullable String text) {
        return text == null ? null : read(text, REPORT);
    }

    List<OutcomeFault> faults(String text) {
        return read(text, FAULTS);
    }

    LearningJobs.Accepted accepted(byte[] kept) {
        return read(new String(kept, StandardCharsets.UTF_8), ACCEPTED);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job cannot be read", e);
        }
    }
}
