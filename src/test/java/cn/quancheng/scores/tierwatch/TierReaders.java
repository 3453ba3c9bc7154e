package cn.quancheng.scores.tierwatch;

import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Citizens whose tier will by time alone be another one in January 2027, and what they were told. */
@ApplicationScoped
class TierReaders {
    static final String MONTH = "2026-12";
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    /** 610, and 590 once the bills of December 2025 do not count any more. */
    static final List<String> FALLS = List.of(
            "UTILITIES_PAID_ON_TIME,,,2025-12-10,,,,示例部门", "UNCIVIL_BEHAVIOR,JAYWALKING,,2026-10-05,,D1,ORDINARY,示例部门");

    /** 570, and 600 once the penalty of December 2025 does not count any more. */
    static final List<String> RISES = List.of("GENERAL_PENALTY,,,2025-12-15,,D1,ORDINARY,示例部门");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(20);

    private final TestCity city;
    private final AgroalDataSource database;

    TierReaders(TestCity city, AgroalDataSource database) {
        this.city = city;
        this.database = database;
    }

    String reader(List<String> records) {
        String citizen = citizen("2026-09-01", records);
        city.asCitizen(citizen);
        return citizen;
    }

    String citizen(String agreedOn, List<String> records) {
        String citizen = IdentityNumbers.next();
        city.loadCitizens(REGISTER + citizen + ",示例,历下区," + agreedOn + ",TY-" + citizen.substring(8) + "\n");
        records.forEach(record -> report(citizen, record));
        return citizen;
    }

    /** @return the record's number */
    String report(String citizen, String record) {
        String recordNo = "T" + UUID.randomUUID();
        JsonPath batch = city.report(RECORDS + recordNo + "," + citizen + ",示例," + record + "\n");
        assertThat(batch.getInt("accepted")).as(batch.prettify()).isEqualTo(1);
        return recordNo;
    }

    /** Publishes the month, and waits until these citizens, and who came after them, were gone through. */
    void publishFor(String... citizens) throws SQLException {
        begin(citizens);
        city.publish(MONTH);
        await().atMost(PATIENCE)
                .pollInterval(SOON)
                .until(() -> one("SELECT count(*) FROM tier_notices WHERE month = '2026-12-01' AND done_at IS NOT NULL")
                        == 1);
    }

    void forgetWhatWasTold(String... citizens) throws SQLException {
        for (String citizen : citizens) {
            change("DELETE FROM citizen_messages WHERE citizen_id = ?", citizen);
        }
        begin(citizens);
    }

    /** As if the month was told of up to these citizens: those of other tests are left in peace. */
    private void begin(String... citizens) throws SQLException {
        long first = Stream.of(citizens).mapToLong(city::idOf).min().orElseThrow();
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, """
                    INSERT INTO tier_notices (month, begun_at, upto_citizen) VALUES ('2026-12-01', now(), ?)
                    ON CONFLICT (month) DO UPDATE SET upto_citizen = excluded.upto_citizen, done_at = NULL
                    """, first - 1);
        }
    }

    List<Integer> toldOf(List<String> citizens) {
        return citizens.stream().map(citizen -> told(citizen).size()).toList();
    }

    /** As the citizen reads it. */
    List<String> told(String citizen) {
        return city.asCitizen(citizen)
                .get("/api/v1/me/messages")
                .jsonPath()
                .getList("items.findAll { it.kind == 'TIER_ABOUT_TO_CHANGE' }.text");
    }

    void change(String sql, String citizen) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql, city.idOf(citizen));
        }
    }

    long one(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, sql, row -> row.getLong(1), parameters).orElseThrow();
        }
    }
}
