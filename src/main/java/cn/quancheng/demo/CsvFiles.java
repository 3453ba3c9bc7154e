package cn.quancheng.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;

/** Writes the city as the two files that the service takes in. */
final class CsvFiles {
    private static final String CITIZENS = "id_number,name,district,agreed_on,agreement_no";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department";

    private static final int AGREEMENT_DIGITS = 8;

    private final DemoCity city;
    private final IdentityNumbers numbers;
    private final CsvBuffer line;
    private final char[] idNumber = new char[IdentityNumbers.LENGTH];

    private int current = DemoRecord.NONE;
    private String name = "";

    CsvFiles(DemoCity city, IdentityNumbers numbers, LocalDate today, Writer out) {
        this.city = city;
        this.numbers = numbers;
        line = new CsvBuffer(out, (int) today.minusYears(10).toEpochDay(), (int)
                today.plusYears(10).toEpochDay());
    }

    void citizens() throws IOException {
        line.text(CITIZENS).endLine();
        for (int citizen = 0; citizen < city.citizens(); citizen++) {
            turnTo(citizen);
            line.chars(idNumber)
                    .comma()
                    .text(name)
                    .comma()
                    .text(city.district(citizen))
                    .comma();
            agreement(citizen);
            line.endLine();
        }
        line.flush();
    }

    private void agreement(int citizen) {
        int agreed = city.agreedOn(citizen);
        if (agreed == DemoRecord.NONE) {
            line.comma();
        } else {
            line.date(agreed).comma().text("TY").number(citizen, AGREEMENT_DIGITS);
        }
    }

    void records() throws IOException {
        line.text(RECORDS).endLine();
        city.records(this::write);
        line.flush();
    }

    private void write(DemoRecord demo) {
        if (demo.citizen() != current) {
            turnTo(demo.citizen());
        }
        line.text(demo.item().numberPrefix())
                .number(demo.number(), DemoRecord.NUMBER_DIGITS)
                .comma();
        line.chars(idNumber).comma().text(name).comma();
        line.text(demo.item().name()).comma().text(demo.gradeCode()).comma();
        if (demo.item() == DemoItem.VOLUNTEER_SERVICE) {
            line.number(demo.quantity(), 1);
        }
        line.comma().date(demo.occurredOn()).comma();
        if (demo.validUntil() != DemoRecord.NONE) {
            line.date(demo.validUntil());
        }
        line.comma().text(demo.documentNo()).comma().text(demo.item().adverse() ? "ORDINARY" : "");
        line.comma().text(demo.department());
        try {
            line.endLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turnTo(int citizen) {
        current = citizen;
        numbers.write(citizen, idNumber);
        name = city.name(citizen);
    }
}
