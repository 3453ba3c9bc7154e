package cn.quancheng.scores.tierwatch;

import cn.quancheng.messages.CitizenMessage.TierAboutToChange;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.scores.Publication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The next month is looked at with the model that will score it. */
class TierForecastTest {
    private static final Path CITY = Path.of("scoring-models");
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-12-06T04:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path folder;

    @Test
    void a_model_that_asks_for_more_is_told_of_before_it_scores() throws IOException {
        TierForecast forecast = forecast("name: 信用较好, from: 600", "name: 信用较好, from: 601");

        assertThat(forecast.of(of600())).contains(new TierAboutToChange(YearMonth.of(2027, 1), "信用较好", "信用一般", false));
    }

    @Test
    void a_tier_that_only_gets_another_name_is_no_change() throws IOException {
        assertThat(forecast("name: 信用较好", "name: 信用不错").of(of600())).isEmpty();
    }

    @Test
    void nobody_is_told_of_tiers_that_cannot_be_compared() throws IOException {
        assertThat(forecast("code: A,", "code: NEW,").of(of600())).isEmpty();
    }

    private TierForecast forecast(String was, String is) throws IOException {
        Files.copy(CITY.resolve("catalogue.yaml"), folder.resolve("catalogue.yaml"));
        String model = Files.readString(CITY.resolve("quancheng-2026.1.yaml"));
        Files.writeString(folder.resolve("quancheng-2026.1.yaml"), model);
        assertThat(model).contains(was);
        Files.writeString(
                folder.resolve("quancheng-2027.1.yaml"),
                model.replace("2026.1\"", "2027.1\"")
                        .replace("2020-07", "2027-01")
                        .replace(was, is));
        Models models = Models.of(folder, NOW);
        return TierForecast.after(december(models), models);
    }

    private static Publication december(Models models) {
        ModelEdition edition = models.forMonth(DECEMBER).orElseThrow().edition();
        return new Publication(
                DECEMBER,
                1,
                1,
                "quancheng",
                "2026.1",
                edition.modelDigest(),
                edition.catalogueDigest(),
                NOW.instant(),
                NOW.instant(),
                1,
                1,
                List.of());
    }

    /** A grown-up who lives here, agreed for two years, and of whom there is no record. */
    private static byte[] of600() {
        ByteBuffer history = ByteBuffer.allocate(64);
        history.put((byte) 2).putInt(1).putInt(15);
        history.put((byte) 0x01).putInt(day(1990, 1, 1)).put((byte) 0);
        history.put((byte) 0x02).putInt(day(2026, 9, 1)).putInt(day(2028, 9, 1));
        return Arrays.copyOf(history.array(), history.position());
    }

    private static int day(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }
}
