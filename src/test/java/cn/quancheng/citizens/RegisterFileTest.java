package cn.quancheng.citizens;

import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the register's files may say of a citizen. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class RegisterFileTest {
    private static final String PATH = "/api/v1/citizens/batches";
    private static final String DIFFERS = "姓名与人口库中的不同；确已更名的，请填写更名日期（name_changed_on）";

    @Inject
    TestCity city;

    private final String citizen = IdentityNumbers.next();

    @Test
    void a_district_is_one_of_the_citys() {
        JsonPath batch = city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n"
                + IdentityNumbers.next() + ",示例,商河县\n"
                + IdentityNumbers.next() + ",示例,市南区\n"
                + IdentityNumbers.next() + ",示例,历下\n");

        assertThat(batch.getLong("accepted")).isEqualTo(2);
        assertThat(faults(batch))
                .extracting(f -> f.getField("line"), f -> f.getField("field"), f -> f.getField("message"))
                .containsExactly(tuple("4", "district", "不在本市的区县名单中"), tuple("5", "district", "不在本市的区县名单中"));
    }

    @Test
    void a_name_is_letters_and_what_may_stand_between_them() {
        StringBuilder csv = new StringBuilder("id_number,name,district\n");
        List<String> names = List.of("欧阳娜娜", "阿依古丽·买买提", "𠅤㛃", "O'Brien-Smith Ann", "示例01", "〇一", "\ue863明");
        List<String> none = List.of("<b>示例</b>", "示&例", "·", "示例\u202e", "示例；", citizen);
        names.forEach(name -> csv.append(IdentityNumbers.next() + "," + name + ",历下区\n"));
        none.forEach(name -> csv.append(IdentityNumbers.next() + "," + name + ",历下区\n"));

        JsonPath batch = city.loadCitizens(csv.toString());

        assertThat(batch.getLong("accepted")).as(city.errors(PATH, batch)).isEqualTo(names.size());
        assertThat(faults(batch))
                .hasSize(none.size())
                .allMatch(f -> f.getField("field").equals("name")
                        && f.getField("value").isEmpty()
                        && f.getField("message").startsWith("姓名中只能有文字"));
    }

    @Test
    void nobody_has_agreed_before_the_18th_birthday() {
        String header = "id_number,name,district,agreed_on,agreement_no\n";
        String young = IdentityNumbers.of(LocalDate.of(2008, 2, 29), 801);
        String paper = "TY-B-" + citizen.substring(10);

        JsonPath batch = city.loadCitizens(header + young + ",示例,历下区,2026-02-27," + paper + "\n");
        assertThat(faults(batch))
                .extracting(f -> f.getField("field"), f -> f.getField("message"))
                .containsExactly(tuple("agreed_on", "知情同意之日未满18周岁"));

        assertThat(city.loadCitizens(header + young + ",示例,历下区,2026-02-28," + paper + "\n")
                        .getLong("accepted"))
                .isEqualTo(1);
    }

    @Test
    void an_agreements_number_is_nobodys_identity_number() {
        JsonPath batch = city.loadCitizens("id_number,name,district,agreed_on,agreement_no\n" + citizen
                + ",示例,历下区,2026-02-02,TY" + citizen + "\n");

        assertThat(faults(batch))
                .extracting(f -> f.getField("field"), f -> f.getField("message"))
                .containsExactly(tuple("agreement_no", "编号中不得含有身份证号码"));
        assertThat(city.errors(PATH, batch)).doesNotContain(citizen);
    }

    @Test
    void a_changed_name_is_taken_only_from_a_line_that_says_since_when() {
        city.loadCitizens("id_number,name,district\n" + citizen + ",旧名,历下区\n");

        JsonPath mistaken = city.loadCitizens("id_number,name,district\n" + citizen + ",新名,市中区\n");
        assertThat(mistaken.getLong("rejected")).isEqualTo(1);
        assertThat(faults(mistaken))
                .extracting(f -> f.getField("field"), f -> f.getField("value"), f -> f.getField("message"))
                .containsExactly(tuple("name", "", DIFFERS));
        assertThat(name()).isEqualTo("旧名");

        assertThat(rename("新名", "2026-02-02").getLong("accepted")).isEqualTo(1);
        assertThat(name()).isEqualTo("新名");
        assertThat(rename("新名", "2026-02-02").getLong("duplicates")).isEqualTo(1);
    }

    @Test
    void a_file_that_is_older_than_a_change_of_name_does_not_undo_it() {
        city.loadCitizens("id_number,name,district\n" + citizen + ",原名,历下区\n");
        rename("新名", "2025-02-02");

        assertThat(rename("原名", "2024-01-01").getLong("rejected")).isEqualTo(1);
        assertThat(rename("原名", "").getLong("rejected")).isEqualTo(1);
        assertThat(name()).isEqualTo("新名");
        assertThat(rename("原名", "2026-01-01").getLong("accepted")).isEqualTo(1);
        assertThat(name()).isEqualTo("原名");
    }

    @Test
    void the_day_of_a_change_is_a_real_one() {
        assertThat(rename("新名", "2999-01-01").getLong("rejected")).isEqualTo(1);
        assertThat(rename("新名", "1800-01-01").getLong("rejected")).isEqualTo(1);
    }

    private JsonPath rename(String name, String changedOn) {
        return city.loadCitizens("身份证号,姓名,区县,更名日期\n" + citizen + "," + name + ",历下区," + changedOn + "\n");
    }

    private String name() {
        return city.search(citizen).jsonPath().getString("name");
    }

    private List<NamedCsvRecord> faults(JsonPath batch) {
        return CsvReader.builder().ofNamedCsvRecord(city.errors(PATH, batch)).stream()
                .toList();
    }
}
