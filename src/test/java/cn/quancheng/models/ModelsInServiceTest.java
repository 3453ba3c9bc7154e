package cn.quancheng.models;

import cn.quancheng.EmbeddedServersResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.time.YearMonth;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class ModelsInServiceTest {
    @Inject
    Models models;

    @Inject
    FactKinds kinds;

    @Inject
    DataSource database;

    @Test
    void the_service_starts_with_its_model_compiled_for_the_numbers_that_the_database_keeps() {
        PublishedModel model = models.forMonth(YearMonth.of(2026, 11)).orElseThrow();
        assertThat(models.scorer(model.edition()).model().id()).isEqualTo("quancheng-2026.1");
        assertThat(models.kinds())
                .isEqualTo(kinds.kinds())
                .isEqualTo(FactKinds.of(models.catalogue(), database).kinds());
    }
}
