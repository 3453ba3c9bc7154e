package cn.quancheng.scenarios;

import cn.quancheng.AtOnce;
import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is done at once comes to one state, and to the same one in the catalogue and in the database. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ScenarioRacesTest {
    private static final String TODAY = "2026-11-23";
    private static final int TIMES = 10;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private Association association;

    @BeforeEach
    void aDayInNovember() {
        clock.set(LocalDate.parse(TODAY));
        association = new Association(city);
        for (int i = 0; i < 4; i++) {
            city.as(Role.APPROVER, approver(i));
        }
    }

    @AfterEach
    void today() {
        association.clear(TODAY);
        clock.reset();
    }

    @Test
    void of_several_who_publish_at_once_one_does() throws Exception {
        for (int round = 1; round <= TIMES; round++) {
            String digest = draft("第" + round + "版").getString("digest");
            int[] next = {0};
            List<Integer> answers = AtOnce.run(Collections.nCopies(4, () -> {
                String login;
                synchronized (next) {
                    login = approver(next[0]++);
                }
                return association.publish(digest, Role.APPROVER, login).statusCode();
            }));

            assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
            assertThat(association.read().jsonPath().getInt("version")).isEqualTo(round);
        }
    }

    @Test
    void a_draft_that_is_changed_while_it_is_published_is_published_as_it_was_read_or_not_at_all() throws Exception {
        for (int round = 1; round <= TIMES; round++) {
            String read = draft("读过的第" + round + "版").getString("digest");
            OfferText changed = association.text.with("小小的优惠", "改过的第" + round + "版");
            Callable<Integer> publish = () -> association.publish(read).statusCode();
            Callable<Integer> change = () -> association.draft(changed).statusCode();
            List<Integer> answers = AtOnce.run(List.of(publish, change));

            assertThat(answers.get(1)).isEqualTo(200);
            JsonPath versions = association.versions().jsonPath();
            assertThat(versions.getString("items.find { it.state == 'DRAFT' }.digest"))
                    .isEqualTo(changed.file().digest());
            assertThat(versions.<String>getList("items.findAll { it.state == 'PUBLISHED' }.digest")
                            .contains(read))
                    .isEqualTo(answers.get(0) == 200);
            assertThat(versions.<String>getList("items.findAll { it.state == 'PUBLISHED' }.digest"))
                    .doesNotContain(changed.file().digest());
        }
    }

    @Test
    void a_draft_that_is_discarded_while_it_is_published_is_one_or_the_other() throws Exception {
        for (int round = 1; round <= TIMES; round++) {
            String digest = draft("第" + round + "版").getString("digest");
            Callable<Integer> publish = () -> association.publish(digest).statusCode();
            Callable<Integer> discard =
                    () -> association.discard("operator-of-tests").statusCode();
            List<Integer> answers = AtOnce.run(List.of(publish, discard));

            assertThat(answers).isIn(List.of(200, 404), List.of(409, 204));
            assertThat(association
                            .versions()
                            .jsonPath()
                            .<String>getList("items.findAll { it.digest == '" + digest + "' }.state"))
                    .isEqualTo(answers.get(0) == 200 ? List.of("PUBLISHED") : List.of());
        }
    }

    @Test
    void of_two_who_draft_a_new_scenario_at_once_one_has_the_draft() throws Exception {
        List<Callable<Integer>> drafts = List.of(
                () -> association.draft(association.text, "operator-of-tests").statusCode(),
                () -> association
                        .draft(association.text.with("小小的优惠", "另一个标题"), "second-operator-of-tests")
                        .statusCode());
        city.as(Role.OPERATOR);
        city.as(Role.OPERATOR, "second-operator-of-tests");

        assertThat(AtOnce.run(drafts)).containsExactlyInAnyOrder(200, 409);
        assertThat(association.versions().jsonPath().getList("items")).hasSize(1);
    }

    @Test
    void an_end_and_its_undoing_at_once_leave_what_the_last_one_said() throws Exception {
        association.offer(association.text);
        for (int round = 0; round < TIMES; round++) {
            List<Callable<Integer>> acts = List.of(
                    () -> association.end(TODAY).statusCode(),
                    () -> association.reopen().statusCode());

            assertThat(AtOnce.run(acts)).containsOnly(204);
            // Which of the two was last nobody can say; that the catalogue agrees with the database, the next step
            // shows.
            assertThat(association.reopen().statusCode()).isEqualTo(204);
            assertThat(association.read().statusCode()).isEqualTo(200);
        }
    }

    private JsonPath draft(String title) {
        return association.draft(association.text.with("小小的优惠", title)).jsonPath();
    }

    private static String approver(int i) {
        return "approver-" + i + "-of-tests";
    }
}
