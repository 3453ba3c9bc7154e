package cn.quancheng.benefits.counter;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.benefits.Shop;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two merchants who tell each other everything learn of a citizen yes or no, and nothing else. Whatever they do, in random
 * sequences, is done in two worlds whose citizens agree in that alone: whoever can have an offer is of another tier with another
 * score, another name and district in the other world, and whoever cannot, cannot for another reason. What the merchants are
 * told in the two, statuses, headers and bodies, must be the same to the byte.
 *
 * <p>A failure names its seed; {@code -Dbenefits.sequences=1 -Dbenefits.seed=7} runs that one, {@code
 * -Dbenefits.sequences=1000} a thousand.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class LearningNothingTest {
    private static final int USUAL = 4;
    private static final int SEQUENCES = Integer.getInteger("benefits.sequences", USUAL);
    private static final long SEED = Long.getLong("benefits.seed", 20261206L);
    private static final int WORLDS = 2;
    /** So many sequences have their citizens founded together, and so many acts each has. */
    private static final int TOGETHER = 10;

    private static final int ACTS = 70;
    private static final int GOOD = 45;
    private static final int OTHERS = 20;
    private static final Instant BEGIN = Instant.parse("2026-12-06T01:00:00Z");

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    Shop shop;

    private final Set<String> outcomes = new TreeSet<>();

    @BeforeEach
    void merchantsInDecember() {
        clock.set(LocalDate.of(2026, 12, 6));
        shop.open("AOKAI_AUTO", CounterWorld.WASH, CounterWorld.RENTAL);
        shop.open("XINGYUAN_AUTO", CounterWorld.WASH, CounterWorld.SERVICE);
        shop.open("XINCHENGTONG_GARAGE", CounterWorld.SERVICE);
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void two_merchants_together_learn_yes_or_no_and_nothing_else() {
        for (int first = 0; first < SEQUENCES; first += TOGETHER) {
            List<Long> seeds = LongStream.range(SEED + first, SEED + Math.min(first + TOGETHER, SEQUENCES))
                    .boxed()
                    .toList();
            clock.set(LocalDate.of(2026, 12, 6));
            List<Visitors> visitors = Visitors.come(
                    city, seeds.stream().flatMap(LearningNothingTest::worlds).toList(), GOOD, OTHERS);
            for (int i = 0; i < seeds.size(); i++) {
                compare(seeds.get(i), visitors.subList(i * WORLDS, (i + 1) * WORLDS));
            }
        }
        if (SEQUENCES >= USUAL) {
            assertThat(outcomes)
                    .as("what so many sequences are seen to reach")
                    .contains(
                            "ELIGIBLE",
                            "NOT_A_CODE",
                            "OTHER_OFFER",
                            "NO_SCORE",
                            "BELOW_TIER",
                            "PAUSED",
                            "USED_UP",
                            "FULL");
        }
    }

    /** What each world of a sequence is drawn by. */
    private static Stream<Random> worlds(long seed) {
        return IntStream.range(0, WORLDS).mapToObj(world -> new Random(seed * 31 + world));
    }

    private void compare(long seed, List<Visitors> visitors) {
        List<Act> acts = Act.sequence(new Random(seed), ACTS);
        List<List<String>> told = new ArrayList<>();
        for (Visitors ofWorld : visitors) {
            told.add(run(acts, ofWorld));
        }
        for (int i = 0; i < Math.min(told.get(0).size(), told.get(1).size()); i++) {
            assertThat(told.get(1).get(i))
                    .as(
                            "-Dbenefits.seed=%d, answer %d after %s",
                            seed, i, told.get(0).subList(Math.max(0, i - 20), i))
                    .isEqualTo(told.get(0).get(i));
        }
        assertThat(told.get(1)).as("-Dbenefits.seed=%d", seed).hasSameSizeAs(told.get(0));
        for (String answer : told.get(0)) {
            assertThat(Visitors.secrets()).as("-Dbenefits.seed=%d", seed).noneMatch(answer::contains);
        }
    }

    private List<String> run(List<Act> acts, Visitors visitors) {
        clock.set(BEGIN);
        CounterWorld.begin(shop, 4);
        CounterWorld world = new CounterWorld(city, clock, shop, visitors);
        acts.forEach(world::happens);
        outcomes.addAll(shop.texts("SELECT DISTINCT outcome FROM benefit_checks WHERE scenario = ANY (?)", (Object)
                new String[] {CounterWorld.WASH, CounterWorld.RENTAL, CounterWorld.SERVICE}));
        return world.told();
    }
}
