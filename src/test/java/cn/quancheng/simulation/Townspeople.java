package cn.quancheng.simulation;

import cn.quancheng.IdentityNumbers;
import cn.quancheng.TestCity;
import cn.quancheng.models.CatalogueItem;
import io.restassured.path.json.JsonPath;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random people with random records: of all ages, both sexes and some districts; most agree, of some the agreement ended
 * after the month began, some never agreed, and some left.
 */
final class Townspeople {
    private static final List<String> DISTRICTS = List.of("历下区", "市中区", "历城区", "章丘区", "平阴县", "商河县");
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";
    private static final int MOST_LINES = 20_000;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final AtomicInteger RECORD = new AtomicInteger();

    private final TestCity city;
    private final Random random;
    private final List<CatalogueItem> items;
    private final List<String> numbers = new ArrayList<>();
    private StringBuilder lines = new StringBuilder(RECORDS);
    private int written;

    Townspeople(TestCity city, Collection<CatalogueItem> items, long seed) {
        this.city = city;
        this.items = List.copyOf(items);
        random = new Random(seed);
    }

    /** Registers so many people, reports what is known of them, and lets a few leave. */
    void settle(int people, int leaving) {
        StringBuilder csv = new StringBuilder("id_number,name,district,agreed_on,agreement_no\n");
        for (int person = 0; person < people; person++) {
            String number = number();
            numbers.add(number);
            csv.append(number)
                    .append(",示例,")
                    .append(DISTRICTS.get(district()))
                    .append(agreement(number))
                    .append('\n');
        }
        assertThat(city.loadCitizens(csv.toString()).getLong("accepted")).isEqualTo(people);
        numbers.forEach(this::report);
        send();
        numbers.stream().skip(1).limit(leaving).forEach(number -> city.withdraw(number, "a test"));
    }

    List<String> numbers() {
        return numbers;
    }

    /** Few live in the last ones. */
    private int district() {
        int drawn = random.nextInt(100);
        return drawn < 40 ? 0 : drawn < 70 ? 1 : drawn < 90 ? 2 : drawn < 97 ? 3 : drawn < 99 ? 4 : 5;
    }

    private String agreement(String number) {
        return switch (random.nextInt(10)) {
            case 0 -> ",,";
            // It covers the first of November and has ended since.
            case 1 -> ",2024-11-" + (10 + random.nextInt(10)) + ",S" + number.substring(4);
            default -> ",2025-0" + (1 + random.nextInt(9)) + "-11,S" + number.substring(4);
        };
    }

    private void report(String number) {
        for (int record = random.nextInt(7); record > 0; record--) {
            CatalogueItem item = items.get(random.nextInt(items.size()));
            String grade = item.grades().isEmpty()
                    ? ""
                    : item.grades().get(random.nextInt(item.grades().size()));
            LocalDate day = LocalDate.of(2026, 11, 20).minusDays(random.nextInt(1500));
            lines.append('S').append(RECORD.incrementAndGet()).append('-').append(number.substring(6, 17));
            lines.append(',')
                    .append(number)
                    .append(",示例,")
                    .append(item.code())
                    .append(',')
                    .append(grade);
            lines.append(',')
                    .append(item.unit() == null ? "" : 1 + random.nextInt(900))
                    .append(',')
                    .append(day);
            lines.append(random.nextInt(5) == 0 ? "," + day.plusDays(random.nextInt(900)) : ",");
            lines.append(item.isAdverse() ? ",文书,ORDINARY" : ",,").append(",示例部门\n");
            if (++written % MOST_LINES == 0) {
                send();
            }
        }
    }

    private void send() {
        JsonPath batch = city.report(lines.toString());
        assertThat(batch.getLong("accepted"))
                .as(city.errors("/api/v1/records/batches", batch))
                .isGreaterThan(batch.getLong("total") * 8 / 10);
        lines = new StringBuilder(RECORDS);
    }

    /** Of somebody born from 1930 to 2006, in an area that nobody else gives out. */
    private static synchronized String number() {
        int given = NEXT.incrementAndGet();
        LocalDate born = LocalDate.of(1930, 1, 1).plusDays(given * 7919L % 28_000);
        return IdentityNumbers.of("370198", born, 1 + given % 998);
    }
}
