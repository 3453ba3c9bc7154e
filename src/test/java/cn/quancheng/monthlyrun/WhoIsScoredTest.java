package cn.quancheng.monthlyrun;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has a score in a month and who has none. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class WhoIsScoredTest extends CitizenInNovember {
    @Test
    void nobody_under_18_has_a_score() {
        String eighteen = IdentityNumbers.of(LocalDate.of(2008, 3, 1), 901);
        String child = IdentityNumbers.of(LocalDate.of(2008, 3, 2), 902);
        CitizenFiles.register(city, eighteen, "ACTIVE", "2026-03-01");
        CitizenFiles.register(city, child, "ACTIVE", "2026-03-02");

        String scores = city.scores(city.publish("2026-03").getInt("id"));

        assertThat(scores).contains(eighteen).doesNotContain(child);
    }

    @Test
    void who_moved_or_died_has_no_score() {
        String moved = IdentityNumbers.next();
        String died = IdentityNumbers.next();
        CitizenFiles.register(city, moved, "ACTIVE");
        CitizenFiles.register(city, moved, "MOVED");
        CitizenFiles.register(city, died, "DECEASED");

        assertThat(city.scores(city.publish("2026-02").getInt("id")))
                .contains(citizen)
                .doesNotContain(moved, died);
    }
}
