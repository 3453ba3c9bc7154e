package cn.quancheng.monthlyrun;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordKey;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The worked cases through the real intake, run and export. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class GoldenCityTest {
    private static final String COLUMNS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    RecordDecisions ledger;

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void the_worked_cases_come_out_exactly_for_both_months() throws SQLException {
        clock.set(LocalDate.of(2026, 11, 23));
        JsonPath citizens = city.loadCitizens(read("citizens.csv"));
        assertThat(citizens.getLong("accepted")).isEqualTo(38);
        JsonPath batch = city.report(
                records().map(GoldenCityTest::line).collect(Collectors.joining("\n", COLUMNS + "\n", "\n")));
        assertThat(batch.getLong("accepted")).as(batch.prettify()).isEqualTo(67);
        closeAndDispute();

        assertThat(golden(city.scores(city.publish("2026-11").getInt("id"))))
                .containsExactlyElementsOf(expected("expected-2026-11.csv"));

        clock.set(LocalDate.of(2026, 12, 5));
        assertThat(golden(city.scores(city.publish("2026-12").getInt("id"))))
                .containsExactlyElementsOf(expected("expected-2026-12.csv"));
    }

    /** Closings come in by their API; disputes have none yet, and are opened in the ledger. */
    private void closeAndDispute() throws SQLException {
        for (NamedCsvRecord record : records().toList()) {
            String number = record.getField("record_no");
            if (!record.getField("closed_on").isEmpty()) {
                city.close(number, "REVOKED", record.getField("closed_on"))
                        .then()
                        .statusCode(204);
            }
            if (record.getField("disputed").equals("true")) {
                ledger.dispute(new RecordKey("示例部门", number), "a worked case", "a test");
            }
        }
    }

    private static Stream<NamedCsvRecord> records() {
        return CsvReader.builder().ofNamedCsvRecord(read("records.csv")).stream();
    }

    private static String line(NamedCsvRecord record) {
        return List.of(COLUMNS.split(",")).stream().map(record::getField).collect(Collectors.joining(","));
    }

    /** Only the worked cases: other tests have citizens in the same city. */
    private static List<String> golden(String scores) {
        Set<String> ours = CsvReader.builder().ofNamedCsvRecord(read("citizens.csv")).stream()
                .map(citizen -> citizen.getField("id_number"))
                .collect(Collectors.toSet());
        return scores.lines()
                .filter(line -> ours.contains(line.split(",", 2)[0]))
                .toList();
    }

    private static List<String> expected(String name) {
        return read(name).lines().skip(1).filter(line -> !line.isBlank()).toList();
    }

    private static String read(String name) {
        try (InputStream file = GoldenCityTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
