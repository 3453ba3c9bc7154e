package cn.quancheng;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Valid identity numbers of nobody: the area code 370199 is not assigned. Each is given out once. */
public final class IdentityNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger NEXT = new AtomicInteger();

    private IdentityNumbers() {}

    /** A number of somebody born so long ago that no other generator of the tests gives it out. */
    public static String next() {
        int number = NEXT.getAndIncrement();
        return of(LocalDate.of(1901, 1, 1).plusDays(number / 999), number % 999 + 1);
    }

    /** The number of somebody born that day. */
    public static String of(LocalDate born, int sequence) {
        return of("370199", born, sequence);
    }

    /** The number of somebody born that day in this area, six digits. */
    public static String of(String area, LocalDate born, int sequence) {
        String body = area + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
