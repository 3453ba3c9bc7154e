package cn.quancheng.ledger;

import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.path.json.JsonPath;

import java.util.List;
import java.util.UUID;

/** What a department of the tests reports: records of one citizen, under numbers that no other test has. */
final class Reports {
    static final String PATH = "/api/v1/records/batches";
    static final String HEADER =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    final String citizen = IdentityNumbers.next();
    final String prefix = UUID.randomUUID().toString().substring(0, 8) + "-";
    private final TestCity city;

    Reports(TestCity city) {
        this.city = city;
        city.loadCitizens("id_number,name,district\n" + citizen + ",示例,历下区\n");
    }

    /** A line about the citizen, from its item on. */
    String line(String number, String rest) {
        return line(number, citizen, "示例", rest);
    }

    String line(String number, String idNumber, String name, String rest) {
        return prefix + number + "," + idNumber + "," + name + "," + rest + "\n";
    }

    JsonPath report(String... lines) {
        return city.report(HEADER + String.join("", lines));
    }

    String errors(JsonPath batch) {
        return city.errors(PATH, batch);
    }

    List<NamedCsvRecord> faults(JsonPath batch) {
        return CsvReader.builder().ofNamedCsvRecord(errors(batch)).stream().toList();
    }

    static List<Long> counts(JsonPath batch) {
        return List.of(batch.getLong("accepted"), batch.getLong("rejected"), batch.getLong("duplicates"));
    }
}
