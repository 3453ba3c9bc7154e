package cn.quancheng.benefits.counter;

import cn.quancheng.TestCity;
import cn.quancheng.benefits.Customer;
import cn.quancheng.benefits.Customers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** People of every kind for some sequences of questions, drawn at random, each of whom comes once. */
class Visitors {
    private static final String HONOR = "HONOR,NATIONAL,,2026-08-05,,D1,";
    private static final String PENALTY = "GENERAL_PENALTY,,,2026-08-%02d,,P,ORDINARY";
    private static final String SERIOUS = "SERIOUS_PENALTY,,,2026-08-%02d,,S,ORDINARY";
    private static final String BRAVERY = "BRAVERY,,,2026-08-07,,D3,";
    private static final String BILLS = "UTILITIES_PAID_ON_TIME,,,2026-08-08,,,";
    private static final String[] SURNAMES = {"欧阳", "上官", "司徒", "诸葛", "尉迟", "公孙"};
    private static final String[] NAMES = {"秋水", "长风", "望舒", "扶摇", "青崖", "雪鸿"};
    private static final String[] DISTRICTS = {"历下区", "市中区", "槐荫区", "天桥区", "历城区", "商河县"};

    /** The first of each kind that can have an offer falls below every tier when its first record is revoked. */
    enum Kind {
        GOOD(
                List.of(HONOR, BRAVERY, PENALTY.formatted(1), PENALTY.formatted(2), PENALTY.formatted(3)),
                List.of(),
                List.of(HONOR, HONOR.replace("05", "06"), BILLS),
                List.of(HONOR, HONOR.replace("05", "06"), BRAVERY, BILLS)),
        BELOW(
                List.of(PENALTY.formatted(1)),
                List.of(HONOR, PENALTY.formatted(1), PENALTY.formatted(2)),
                List.of(SERIOUS.formatted(1), SERIOUS.formatted(2), PENALTY.formatted(3))),
        NO_SCORE(List.of(), List.of(HONOR), List.of(SERIOUS.formatted(1)));

        private final List<List<String>> lives;

        @SafeVarargs
        Kind(List<String>... lives) {
            this.lives = List.of(lives);
        }
    }

    private final Map<Kind, Deque<Customer>> waiting = new EnumMap<>(Kind.class);
    private final Random random;

    Visitors(Random random) {
        this.random = random;
    }

    /** So many of each kind come, and the month is published before those come who have no score. */
    static List<Visitors> come(TestCity city, List<Random> worlds, int good, int others) {
        List<Visitors> all = worlds.stream().map(Visitors::new).toList();
        Customers.come(
                city,
                all.stream()
                        .flatMap(one -> Stream.concat(
                                one.draw(Kind.GOOD, good).stream(), one.draw(Kind.BELOW, others).stream()))
                        .toList());
        city.publish("2026-12");
        Customers.come(
                city,
                all.stream()
                        .flatMap(one -> one.draw(Kind.NO_SCORE, others).stream())
                        .toList());
        return all;
    }

    private List<Customer> draw(Kind kind, int count) {
        List<Customer> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(new Customer(
                    any(SURNAMES) + any(NAMES), any(DISTRICTS), kind.lives.get(random.nextInt(kind.lives.size()))));
        }
        waiting.put(kind, new ArrayDeque<>(drawn));
        return drawn;
    }

    /** What else is drawn in their world. */
    Random random() {
        return random;
    }

    /** The next one of a kind. */
    Customer next(Kind kind) {
        return waiting.getOrDefault(kind, new ArrayDeque<>()).remove();
    }

    /** Whether somebody falls below every tier when the first record is revoked. */
    static boolean canFall(Customer one) {
        return one.records().equals(Kind.GOOD.lives.get(0));
    }

    /** What a counter must not learn of anybody in words. */
    static Stream<String> secrets() {
        return Stream.concat(Stream.of(SURNAMES), Stream.of("370199", "AAA", "信用分", "等级", "信用优秀", "信用良好", "信用较好"));
    }

    private String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
