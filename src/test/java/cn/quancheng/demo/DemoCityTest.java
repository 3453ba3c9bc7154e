package cn.quancheng.demo;

import org.junit.jupiter.api.Test;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoCityTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final DemoCity CITY = new DemoCity(20_000, 6, 1, TODAY);

    @Test
    void the_same_seed_is_the_same_city_and_another_one_another() {
        String records = records(new DemoCity(2_000, 6, 7, TODAY));

        assertThat(records(new DemoCity(2_000, 6, 7, TODAY))).isEqualTo(records);
        assertThat(records(new DemoCity(2_000, 6, 8, TODAY))).isNotEqualTo(records);
        assertThat(citizens(new DemoCity(2_000, 6, 7, TODAY))).isEqualTo(citizens(new DemoCity(2_000, 6, 7, TODAY)));
    }

    @Test
    void a_million_citizens_have_a_million_different_people_behind_them() {
        DemoCity city = new DemoCity(1_000_000, 6, 1, TODAY);
        Set<Long> seen = new HashSet<>(1 << 21);

        for (int citizen = 0; citizen < city.citizens(); citizen++) {
            seen.add(Long.parseLong(city.idNumber(citizen).substring(0, 17)));
        }

        assertThat(seen).hasSize(1_000_000);
    }

    @Test
    void even_a_city_as_large_as_its_area_code_keeps_its_numbers_apart() {
        Births births = new Births(30_000_000, 1, TODAY);
        long[] taken = new long[1 << 20];

        int twice = 0;
        int first = (int) AgePyramid.firstBirth(TODAY).toEpochDay();
        for (int citizen = 0; citizen < 30_000_000; citizen++) {
            int place = (births.birthDay(citizen) - first) * 1000 + births.sequence(citizen);
            twice += (taken[place >> 6] >>> place & 1) == 1 ? 1 : 0;
            taken[place >> 6] |= 1L << place;
        }

        assertThat(twice).isZero();
    }

    @Test
    void identity_numbers_are_valid_by_GB_11643_and_of_no_place() {
        for (int citizen = 0; citizen < CITY.citizens(); citizen++) {
            String number = CITY.idNumber(citizen);
            assertThat(number).startsWith("370199").hasSize(18);
            assertThat(number.substring(6, 14))
                    .isEqualTo(CITY.birthDate(citizen).toString().replace("-", ""));
            assertThat(checkSum(number)).isEqualTo(1);
        }
    }

    @Test
    void ages_are_those_of_a_city_with_some_about_to_turn_18_and_some_very_old() {
        List<Long> ages = new ArrayList<>();
        for (int citizen = 0; citizen < CITY.citizens(); citizen++) {
            ages.add(ChronoUnit.YEARS.between(CITY.birthDate(citizen), TODAY));
        }

        assertThat(ages).allMatch(age -> age >= 15 && age <= 104);
        assertThat(ages).filteredOn(age -> age == 17).hasSizeBetween(100, 400);
        assertThat(ages).filteredOn(age -> age < 18).hasSizeBetween(400, 1_200);
        assertThat(ages).filteredOn(age -> age >= 95).isNotEmpty();
        assertThat(ages.stream().mapToLong(age -> age).average().orElseThrow()).isBetween(40.0, 52.0);
    }

    @Test
    void half_are_women_and_districts_hold_people_as_they_do() {
        assertThat(countMen()).isBetween(9_500L, 10_500L);
        assertThat(citizens(CITY).lines().filter(line -> line.contains(",历城区,")).count())
                .isBetween(3_000L, 4_000L);
        assertThat(citizens(CITY)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[2])
                        .distinct())
                .hasSize(12);
    }

    @Test
    void every_item_and_grade_of_the_catalogue_occurs() {
        Set<String> seen = new HashSet<>();
        CITY.records(demo -> seen.add(demo.item() + "/" + demo.gradeCode()));

        Set<String> expected = new HashSet<>();
        for (DemoItem item : DemoItem.values()) {
            (item.grades().isEmpty() ? List.of("") : item.grades()).forEach(grade -> expected.add(item + "/" + grade));
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void adverse_lines_always_carry_a_document_number_and_the_ordinary_procedure() {
        List<DemoRecord> adverse = new ArrayList<>();
        CITY.records(demo -> {
            if (demo.item().adverse()) {
                adverse.add(demo);
            }
        });

        assertThat(adverse)
                .hasSizeGreaterThan(500)
                .allMatch(demo ->
                        demo.documentNo().matches("济[\\p{IsHan}]+字〔20\\d\\d〕第\\d+号|（20\\d\\d）鲁01\\d\\d(民初|执)\\d+号"));
        assertThat(records(CITY)
                        .lines()
                        .filter(line -> line.contains(",ORDINARY,"))
                        .count())
                .isEqualTo(adverse.size());
    }

    @Test
    void nobody_under_18_has_an_adverse_record() {
        CITY.records(demo -> {
            if (demo.item().adverse()) {
                LocalDate day = LocalDate.ofEpochDay(demo.occurredOn());
                assertThat(CITY.birthDate(demo.citizen()).plusYears(18)).isBeforeOrEqualTo(day);
            }
        });
    }

    @Test
    void nothing_happens_today_or_later() {
        int today = (int) TODAY.toEpochDay();

        CITY.records(demo -> {
            assertThat(demo.occurredOn()).isLessThan(today);
            assertThat(demo.repairedOn()).isLessThan(today);
        });
    }

    @Test
    void record_numbers_are_unique_and_as_the_file_says_them() {
        Set<String> numbers = new HashSet<>();
        CITY.records(demo -> assertThat(numbers.add(demo.recordNo())).isTrue());

        Set<String> inFile = records(CITY)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());
        assertThat(inFile.equals(numbers)).isTrue();
    }

    @Test
    void every_line_has_the_eleven_columns_of_the_contract() {
        assertThat(records(CITY).lines())
                .allMatch(line -> line.chars().filter(c -> c == ',').count() == 10);
        assertThat(records(CITY))
                .startsWith("record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,"
                        + "procedure,department\n");
    }

    @Test
    void the_average_of_records_is_about_what_was_asked_for() {
        for (int average : new int[] {3, 6, 20}) {
            long[] count = {0};
            new DemoCity(50_000, average, 3, TODAY).records(demo -> count[0]++);
            assertThat(count[0] / 50_000.0).isBetween(average * 0.95, average * 1.05);
        }
    }

    @Test
    void a_minority_of_volunteers_does_most_of_the_service() {
        int[] sessions = new int[CITY.citizens()];
        CITY.records(demo -> sessions[demo.citizen()] += demo.item() == DemoItem.VOLUNTEER_SERVICE ? 1 : 0);

        Arrays.sort(sessions);
        int top = 0;
        int all = 0;
        for (int i = 0; i < sessions.length; i++) {
            all += sessions[i];
            top += i >= sessions.length * 0.95 ? sessions[i] : 0;
        }
        assertThat((double) top / all).isGreaterThan(0.5);
        assertThat(sessions[sessions.length - 1]).isGreaterThan(60);
    }

    @Test
    void repairs_come_no_sooner_than_the_catalogue_allows() {
        int[] adverse = {0};
        int[] repaired = {0};
        CITY.records(demo -> {
            adverse[0] += demo.item().adverse() ? 1 : 0;
            if (demo.repairedOn() != DemoRecord.NONE) {
                repaired[0]++;
                LocalDate earliest = LocalDate.ofEpochDay(demo.occurredOn())
                        .plusMonths(demo.item().repairableAfterMonths());
                assertThat(LocalDate.ofEpochDay(demo.repairedOn())).isAfter(earliest);
            }
        });
        List<Repair> repairs = new ArrayList<>();
        CITY.repairs(repairs::add);

        assertThat(repairs).hasSize(repaired[0]);
        assertThat((double) repaired[0] / adverse[0]).isBetween(0.15, 0.4);
    }

    @Test
    void nine_in_ten_have_agreed_to_be_scored_each_with_a_paper_of_their_own() {
        List<String> papers = citizens(CITY)
                .lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .filter(paper -> !paper.isEmpty())
                .toList();

        // One in ten has not agreed, and who is under 18 can't.
        assertThat(papers)
                .hasSizeBetween(CITY.citizens() * 85 / 100, CITY.citizens() * 9 / 10)
                .doesNotHaveDuplicates();
    }

    @Test
    void nobody_has_agreed_before_the_18th_birthday() {
        List<String> lines = citizens(CITY).lines().skip(1).toList();
        for (int citizen = 0; citizen < CITY.citizens(); citizen++) {
            String agreedOn = lines.get(citizen).split(",", -1)[3];
            if (!agreedOn.isEmpty()) {
                assertThat(LocalDate.parse(agreedOn))
                        .isBetween(CITY.birthDate(citizen).plusYears(18), TODAY);
            }
        }
    }

    @Test
    void an_empty_city_is_two_headings() {
        DemoCity empty = new DemoCity(0, 6, 1, TODAY);

        assertThat(citizens(empty)).isEqualTo("id_number,name,district,agreed_on,agreement_no\n");
        assertThat(records(empty).lines()).hasSize(1);
    }

    @Test
    void more_people_than_numbers_are_refused() {
        assertThatThrownBy(() -> new DemoCity(40_000_000, 6, 1, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DemoCity(-1, 6, 1, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DemoCity(10, 0, 1, TODAY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String records(DemoCity city) {
        StringWriter text = new StringWriter();
        city.writeRecords(text);
        return text.toString();
    }

    private static String citizens(DemoCity city) {
        StringWriter text = new StringWriter();
        city.writeCitizens(text);
        return text.toString();
    }

    private static long countMen() {
        long men = 0;
        for (int citizen = 0; citizen < CITY.citizens(); citizen++) {
            men += (CITY.idNumber(citizen).charAt(16) - '0') % 2;
        }
        return men;
    }

    /** The definition of ISO 7064 MOD 11-2, computed another way than the generator does. */
    private static int checkSum(String number) {
        int sum = 0;
        for (char c : number.toCharArray()) {
            sum = (sum * 2 + (c == 'X' ? 10 : c - '0')) % 11;
        }
        return sum;
    }
}
