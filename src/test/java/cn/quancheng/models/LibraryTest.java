package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static cn.quancheng.models.Draft.changed;
import static cn.quancheng.models.Draft.version;
import static cn.quancheng.models.KeptTables.CATALOGUE;
import static cn.quancheng.models.KeptTables.MODEL;
import static cn.quancheng.models.KeptTables.NOTICE;
import static cn.quancheng.models.KeptTables.execute;
import static cn.quancheng.models.KeptTables.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a start takes in for good: all of it or nothing, once however many replicas start, and unchanged ever after. */
class LibraryTest {
    @BeforeEach
    void emptyTables() throws SQLException {
        KeptTables.empty();
    }

    @Test
    void a_kept_text_that_somebody_changed_is_found_out() throws SQLException {
        start("2026-11-23", CATALOGUE, MODEL, NOTICE);
        Models running =
                start("2026-11-23", CATALOGUE, version(changed(MODEL, "\"2026-01\"", "\"2026-12\""), "2"), NOTICE);
        execute("update model_texts set yaml = replace(yaml, 'points: -30', 'points: -90')");
        assertThatThrownBy(() -> start("2026-11-24", CATALOGUE, MODEL, NOTICE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("small-1.yaml was changed");
        assertThatThrownBy(() -> running.edition(MODEL.digest(), "0".repeat(64)))
                .hasMessageContaining("small-1.yaml was changed");
    }

    @Test
    void a_start_that_is_refused_keeps_nothing() {
        YamlFile faulty = changed(MODEL, "baseline: 600", "baseline: 1600");
        assertThatThrownBy(() -> start("2026-11-23", CATALOGUE, faulty, NOTICE))
                .isInstanceOf(FaultyModelException.class);
        start("2026-11-23", CATALOGUE, MODEL, changed(NOTICE, "一步退出。", "立即退出。"));
    }

    @Test
    void replicas_that_start_together_take_the_same_in() throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(6);
        try {
            List<Future<Models>> started = new ArrayList<>();
            for (int replica = 0; replica < 6; replica++) {
                started.add(replicas.submit(() -> start("2026-11-23", CATALOGUE, MODEL, NOTICE)));
            }
            for (Future<Models> models : started) {
                assertThat(models.get().published()).hasSize(1);
            }
        } finally {
            replicas.shutdownNow();
        }
    }
}
