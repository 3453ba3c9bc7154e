package cn.quancheng.models;

import cn.quancheng.scoring.Adulthood;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.Tally;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** The worked cases, whole, under the default model: closings and disputes included. */
class GoldenTest {
    private final Models models = Models.of(Path.of("scoring-models"), Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "2026-12"})
    void the_worked_cases_come_out_exactly(String month) {
        assertThat(scores(YearMonth.parse(month))).containsExactlyElementsOf(expected(month));
    }

    private List<String> scores(YearMonth month) {
        PublishedModel model = models.forMonth(month).orElseThrow();
        MonthlyScorer scorer = models.scorer(model).at(month.atDay(1));
        Tally tally = new Tally();
        return histories().entrySet().stream()
                .filter(citizen -> Adulthood.isAdult(birth(citizen.getKey()), month.atDay(1)))
                .map(citizen -> {
                    scorer.score(citizen.getValue(), tally);
                    ScoreSheet sheet = scorer.explain(citizen.getValue());
                    assertThat(sheet.score()).isEqualTo(tally.score());
                    return line(citizen.getKey(), month, sheet);
                })
                .toList();
    }

    private static String line(String idNumber, YearMonth month, ScoreSheet sheet) {
        return "%s,%s,%d,%s,%d,%d,%d,%d"
                .formatted(
                        idNumber,
                        month,
                        sheet.score(),
                        sheet.tier().code(),
                        sheet.dimension(Dimension.GOVERNMENT),
                        sheet.dimension(Dimension.COMMERCE),
                        sheet.dimension(Dimension.SOCIETY),
                        sheet.dimension(Dimension.JUDICIAL));
    }

    private Map<String, Facts> histories() {
        FactKinds kinds = FactKinds.of(models.catalogue());
        Map<String, Facts> histories = new LinkedHashMap<>();
        read("citizens.csv").forEach(citizen -> histories.put(citizen.getField("id_number"), new Facts()));
        for (NamedCsvRecord row : read("records.csv")) {
            String grade = row.getField("grade");
            String quantity = row.getField("quantity");
            Objects.requireNonNull(histories.get(row.getField("id_number")))
                    .add(
                            kinds.number(row.getField("item"), grade.isEmpty() ? null : grade),
                            quantity.isEmpty() ? 1 : Long.parseLong(quantity),
                            day(row.getField("occurred_on")),
                            day(row.getField("valid_until")),
                            day(row.getField("closed_on")),
                            row.getField("disputed").equals("true"));
        }
        return histories;
    }

    private static List<String> expected(String month) {
        return read("expected-" + month + ".csv").stream()
                .map(row -> String.join(",", row.getFields()))
                .toList();
    }

    private static LocalDate birth(String idNumber) {
        return LocalDate.parse(idNumber.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static int day(String day) {
        return day.isEmpty() ? Facts.NEVER : (int) LocalDate.parse(day).toEpochDay();
    }

    private static List<NamedCsvRecord> read(String file) {
        try (InputStream stream = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden/" + file));
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(stream)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
