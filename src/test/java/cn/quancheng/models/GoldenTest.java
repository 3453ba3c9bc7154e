package cn.quancheng.models;

import cn.quancheng.scoring.Adulthood;
import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.Facts;
import cn.quancheng.scoring.MonthlyScorer;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.Tally;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        MonthlyScorer scorer = models.scorer(model.edition()).at(month.atDay(1));
        Tally tally = new Tally();
        return histories().entrySet().stream()
                .filter(citizen -> Adulthood.isAdult(birth(citizen.getKey()), month.atDay(1)))
                .filter(citizen -> isAgreed(citizen.getKey(), month))
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
        read("citizens.csv").forEach(citizen -> histories.put(text(citizen, "id_number"), new Facts()));
        for (Map<String, String> row : read("records.csv")) {
            String grade = text(row, "grade");
            String quantity = text(row, "quantity");
            Objects.requireNonNull(histories.get(text(row, "id_number")))
                    .add(
                            kinds.number(text(row, "item"), grade.isEmpty() ? null : grade),
                            quantity.isEmpty() ? 1 : Long.parseLong(quantity),
                            day(text(row, "occurred_on")),
                            day(text(row, "valid_until")),
                            day(text(row, "closed_on")),
                            text(row, "disputed").equals("true"));
        }
        return histories;
    }

    private static List<String> expected(String month) {
        return read("expected-" + month + ".csv").stream()
                .map(row -> String.join(",", row.values()))
                .toList();
    }

    /** An agreement covers its own month and all whose cutoff comes before its day two years on. */
    private static boolean isAgreed(String idNumber, YearMonth month) {
        return read("citizens.csv").stream()
                .filter(citizen -> text(citizen, "id_number").equals(idNumber))
                .map(citizen -> text(citizen, "agreed_on"))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .anyMatch(day -> day.isBefore(month.plusMonths(1).atDay(1))
                        && month.atDay(1).isBefore(day.plusMonths(24)));
    }

    private static LocalDate birth(String idNumber) {
        return LocalDate.parse(idNumber.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    private static int day(String day) {
        return day.isEmpty() ? Facts.NEVER : (int) LocalDate.parse(day).toEpochDay();
    }

    /** None of these files quotes a field. */
    private static List<Map<String, String>> read(String file) {
        try (InputStream stream = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/golden/" + file))) {
            List<String[]> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
            return lines.stream().skip(1).map(line -> row(lines.get(0), line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String[] columns, String[] line) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], line[i]);
        }
        return row;
    }
}
