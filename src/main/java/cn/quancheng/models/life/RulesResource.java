package cn.quancheng.models.life;

import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.models.words.ModelChange;
import cn.quancheng.models.words.ModelChanges;
import cn.quancheng.platform.Messages;
import cn.quancheng.platform.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules as anybody may read them: those of today, and those that were announced. */
@Path("/api/v1/models")
@Tag(name = "评分模型")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class RulesResource {
    private final Models models;
    private final Messages messages;
    private final Clock clock;

    RulesResource(Models models, Messages messages, Clock clock) {
        this.models = models;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Rules that are announced.
     *
     * @param firstMonth the first month that they score
     * @param changes what is different then
     * @param rules all of them
     */
    @Schema(name = "AnnouncedRules", example = """
            {"version":"2026.2","firstMonth":"2026-12",
            "changes":[{"place":"indicators.SOC-CON-01.cap","sentence":"志愿服务上限由 60 分调整为 80 分"}],
            "rules":{"version":"2026.2","title":"泉诚分评分模型","firstMonth":"2026-12",
            "digest":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","baseline":600,"lowest":0,
            "highest":1000,"tiers":[],"dimensions":[],"lines":[]}}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Announced(
            String version, YearMonth firstMonth, @Nullable List<ModelChange> changes, RulesAnswer rules) {}

    /** All that are announced, the next first; none as a rule. */
    @Schema(name = "AnnouncedRulesList", example = "{\"items\":[]}")
    record AllAnnounced(List<Announced> items) {}

    @GET
    @Path("/current")
    @Operation(operationId = "currentRules", summary = "本月的计分规则，逐条说明")
    @APIResponse(responseCode = "200", description = "规则")
    @APIResponse(responseCode = "404", description = "本月还没有规则")
    public RulesAnswer current() {
        return models.current()
                .map(published -> RulesAnswer.of(published, messages::text))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "models.nothing-current"));
    }

    @GET
    @Path("/announced")
    @Operation(operationId = "announcedRules", summary = "已公布、将在以后的月份施行的计分规则，以及与此前规则的不同")
    @APIResponse(responseCode = "200", description = "按施行的月份排列；没有的，items为空")
    public AllAnnounced announced() {
        YearMonth now = YearMonth.now(clock);
        List<PublishedModel> ahead = new ArrayList<>(models.published().stream()
                .filter(published -> published.firstMonth().isAfter(now))
                .toList());
        Collections.reverse(ahead);
        return new AllAnnounced(ahead.stream().map(this::announced).toList());
    }

    private Announced announced(PublishedModel published) {
        return new Announced(
                published.model().version(),
                published.firstMonth(),
                models.forMonth(published.firstMonth().minusMonths(1))
                        .map(before -> ModelChanges.between(before.edition(), published.edition(), messages::text))
                        .orElse(null),
                RulesAnswer.of(published, messages::text));
    }
}
