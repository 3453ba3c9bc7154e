package cn.quancheng.ledger.quality;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The counters say what a count of everything says, after whatever files; and so does what the migration counts. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class CountersAgainstRecountTest {
    private static final String MIGRATION = "/db/migration/V68__department_months.sql";
    private static final String COUNTERS = """
            SELECT d.name || ' ' || m.month, concat_ws(' ', on_time, late, refused, duplicates, adverse_on_time, adverse_late)
            FROM department_months m JOIN departments d ON d.id = m.department_id
            WHERE d.name LIKE '%office-%' AND m.on_time + m.late + m.refused + m.duplicates > 0
            """;

    /** What entered, counted line by line from the ledger itself. */
    private static final String LEDGER = """
            SELECT d.name || ' ' || date_trunc('month', b.received_at AT TIME ZONE 'Asia/Shanghai')::date,
                   concat_ws(' ',
                       count(*) FILTER (WHERE r.occurred_on >= (b.received_at AT TIME ZONE 'Asia/Shanghai')::date - 15),
                       count(*) FILTER (WHERE r.occurred_on < (b.received_at AT TIME ZONE 'Asia/Shanghai')::date - 15))
            FROM records r JOIN departments d ON d.id = r.department_id JOIN batches b ON b.entry = r.entry
            WHERE d.name LIKE '%office-%' GROUP BY 1, d.name
            """;

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    @Inject
    AgroalDataSource database;

    private final String citizen = IdentityNumbers.next();
    private final Random random = new Random(104);
    private final Map<String, Long> refused = new TreeMap<>();
    private final Map<String, Long> duplicates = new TreeMap<>();

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void counters_are_a_recount_after_random_files() throws Exception {
        clock.set(LocalDate.of(2026, 9, 1));
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
        List<Office> offices = List.of(new Office(city, citizen, "甲", false), new Office(city, citizen, "乙", false));
        List<String> sent = new ArrayList<>();
        for (int file = 0; file < 24; file++) {
            LocalDate day = LocalDate.of(2026, 9, 2).plusDays(3L * file);
            clock.set(day);
            Office office = offices.get(file % 2);
            JsonPath batch = office.report(lines(office, day, sent));
            String month = office.name + " " + day.withDayOfMonth(1);
            refused.merge(month, batch.getLong("rejected"), Long::sum);
            duplicates.merge(month, batch.getLong("duplicates"), Long::sum);
        }

        try (Connection connection = database.getConnection()) {
            Map<String, String> counters = read(connection, COUNTERS, offices);
            Map<String, String> ledger = read(connection, LEDGER, offices);
            assertThat(counters)
                    .hasSize(6)
                    .allSatisfy((month, counts) -> assertThat(counts)
                            .startsWith(ledger.getOrDefault(month, "0 0") + " " + refused.get(month) + " "
                                    + duplicates.get(month) + " "));
            assertThat(counters.values()).anyMatch(counts -> !counts.endsWith(" 0 0"));
            assertThat(migrated(connection, offices)).isEqualTo(counters);
        }
    }

    private String[] lines(Office office, LocalDate day, List<String> sent) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            String occurred = day.minusDays(random.nextInt(32)).toString();
            switch (random.nextInt(6)) {
                case 0 -> lines.add(office.penalty(occurred));
                case 1 -> lines.add(office.summaryPenalty(occurred, ""));
                case 2 -> lines.add(office.honor(occurred).replace("示例", "别人"));
                case 3 ->
                    sent.stream()
                            .filter(line -> line.startsWith(office.login))
                            .skip(random.nextInt(3))
                            .findFirst()
                            .ifPresent(lines::add);
                default -> lines.add(office.honor(occurred));
            }
        }
        lines.add(office.honor(day.toString()));
        sent.addAll(lines);
        return lines.toArray(String[]::new);
    }

    /** What the counters would be if all of this had been received before there were any. */
    private Map<String, String> migrated(Connection connection, List<Office> offices) throws SQLException, IOException {
        String script = new String(getClass().getResourceAsStream(MIGRATION).readAllBytes(), StandardCharsets.UTF_8);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM department_months");
            statement.execute(script.substring(script.indexOf("insert into departments")));
            return read(connection, COUNTERS, offices);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Map<String, String> read(Connection connection, String sql, List<Office> offices)
            throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String month = rows.getString(1);
                if (offices.stream().anyMatch(office -> month.startsWith(office.name))) {
                    found.put(month, rows.getString(2));
                }
            }
        }
        return found;
    }
}
