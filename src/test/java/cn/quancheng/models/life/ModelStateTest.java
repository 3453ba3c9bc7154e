package cn.quancheng.models.life;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** How far a version is follows from what was done with it, and from the catalogue in force. */
class ModelStateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final ModelEdition EDITION = Models.of(Path.of("scoring-models"), Clock.systemUTC())
            .current()
            .map(PublishedModel::edition)
            .orElseThrow();
    private static final String CATALOGUE = EDITION.catalogueDigest();
    private static final Optional<YearMonth> SINCE_JULY = Optional.of(YearMonth.of(2020, 7));

    private final ModelVersion version = new ModelVersion(EDITION, NOW);
    private final List<ModelVote> votes = new ArrayList<>();

    @Test
    void what_nobody_simulated_is_a_draft() {
        is(ModelState.DRAFT);
    }

    @Test
    void simulated_and_approved_by_two_it_is_approved() {
        simulate();
        is(ModelState.SIMULATED);
        vote("one", null);
        is(ModelState.SIMULATED);
        vote("two", null);
        is(ModelState.APPROVED);
    }

    @Test
    void a_refusal_weighs_more_than_any_number_of_approvals() {
        simulate();
        vote("one", null);
        vote("two", null);
        vote("three", "unfair");
        is(ModelState.DRAFT);
    }

    @Test
    void under_another_catalogue_nothing_was_simulated() {
        simulate();
        vote("one", null);
        vote("two", null);
        assertThat(drafted().state("0".repeat(64), SINCE_JULY)).isEqualTo(ModelState.DRAFT);
    }

    @Test
    void it_is_published_until_a_later_one_scores() {
        simulate();
        version.publish(YearMonth.of(2026, 12), "2026.1", null, "approver", NOW);
        is(ModelState.PUBLISHED);
        assertThat(state(YearMonth.of(2026, 12))).isEqualTo(ModelState.PUBLISHED);
        assertThat(state(YearMonth.of(2027, 1))).isEqualTo(ModelState.RETIRED);
        version.withdraw();
        is(ModelState.SIMULATED);
    }

    @Test
    void what_came_from_a_file_nobody_here_wrote() {
        assertThat(drafted().authors()).isEmpty();
        List<ModelEdit> edits = List.of(
                new ModelEdit("2026.1", EDITION.modelDigest(), Models.FILE, NOW),
                new ModelEdit("2026.1", EDITION.modelDigest(), "modeler", NOW));
        assertThat(new Drafted(version, edits, votes).authors()).containsExactly("modeler");
    }

    private void simulate() {
        version.simulated(EDITION, 1, null, NOW);
    }

    private void vote(String approver, @Nullable String refusal) {
        votes.add(new ModelVote(version, 1, approver, refusal, NOW));
    }

    private void is(ModelState state) {
        assertThat(drafted().state(CATALOGUE, SINCE_JULY)).isEqualTo(state);
    }

    private ModelState state(YearMonth scoring) {
        return drafted().state(CATALOGUE, Optional.of(scoring));
    }

    private Drafted drafted() {
        ModelEdit file = new ModelEdit(version.version(), version.digest(), Models.FILE, NOW);
        return new Drafted(version, List.of(file), votes);
    }
}
