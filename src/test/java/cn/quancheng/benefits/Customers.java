package cn.quancheng.benefits;

import cn.quancheng.TestCity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Citizens of the tests who agreed, with the points that a test wants; the month has to be published after it. */
public final class Customers {
    private static final String REGISTER = "id_number,name,district,agreed_on,agreement_no\n";
    private static final String RECORDS =
            "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n";

    private Customers() {}

    /** Somebody with 600 points, tier A, whose score of December 2026 is published. */
    public static String scored(TestCity city) {
        String citizen = ofTierA(city, 1).get(0);
        city.publish("2026-12");
        return citizen;
    }

    /** With 600 points, tier A. */
    public static List<String> ofTierA(TestCity city, int count) {
        return with(city, count);
    }

    /** With 570 points, tier B. */
    public static String ofTierB(TestCity city) {
        return with(city, 1, "GENERAL_PENALTY,,,2026-08-05,,D1,ORDINARY").get(0);
    }

    /** With 750 points, tier AAA. */
    public static List<String> ofTierAaa(TestCity city, int count) {
        return with(
                city,
                count,
                "HONOR,NATIONAL,,2026-08-05,,D1,",
                "HONOR,NATIONAL,,2026-08-06,,D2,",
                "BRAVERY,,,2026-08-07,,D3,",
                "UTILITIES_PAID_ON_TIME,,,2026-08-08,,,");
    }

    private static List<String> with(TestCity city, int count, String... records) {
        List<Customer> people = Stream.generate(() -> new Customer("示例", "历下区", List.of(records)))
                .limit(count)
                .toList();
        come(city, people);
        return people.stream().map(Customer::idNumber).toList();
    }

    /** They come into the register, with what is recorded of them. */
    public static void come(TestCity city, List<Customer> people) {
        city.loadCitizens(people.stream()
                .map(one ->
                        "%s,%s,%s,2026-05-01,BN-%s\n".formatted(one.idNumber(), one.name(), one.district(), one.tail()))
                .collect(Collectors.joining("", REGISTER, "")));
        String records = people.stream()
                .flatMap(one -> IntStream.range(0, one.records().size())
                        .mapToObj(i -> "%s,%s,%s,%s,示例部门\n"
                                .formatted(
                                        one.recordNo(i),
                                        one.idNumber(),
                                        one.name(),
                                        one.records().get(i))))
                .collect(Collectors.joining());
        if (!records.isEmpty()) {
            city.report(RECORDS + records);
        }
    }
}
