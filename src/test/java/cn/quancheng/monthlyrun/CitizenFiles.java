package cn.quancheng.monthlyrun;

import cn.quancheng.TestCity;

import java.util.UUID;

/** Files of one line about one citizen. */
final class CitizenFiles {
    private static final String REGISTER = "id_number,name,district,status,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    private CitizenFiles() {}

    /** Registers a citizen who has agreed to be scored, for all months of 2025 and 2026. */
    static void register(TestCity city, String idNumber, String status) {
        register(city, idNumber, status, "2024-12-15");
    }

    /** Registers a citizen who agreed on a day, for two years. */
    static void register(TestCity city, String idNumber, String status, String agreedOn) {
        city.loadCitizens(
                REGISTER + idNumber + ",示例,历下区," + status + "," + agreedOn + ",TY-" + idNumber.substring(8) + "\n");
    }

    /** Reports a municipal honour, which is worth 20 points. */
    static void honour(TestCity city, String idNumber, String day) {
        city.report(RECORDS + UUID.randomUUID() + "," + idNumber + ",示例,HONOR,MUNICIPAL,," + day + ",,,,示例部门\n");
    }
}
