package cn.quancheng.demo;

import java.time.LocalDate;

/**
 * Writes identity numbers that are valid by GB 11643 and nobody's: their area code, 370199, is assigned to no place.
 */
final class IdentityNumbers {
    static final int LENGTH = 18;

    private static final String AREA = "370199";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    /** The check character for each remainder, ISO 7064 MOD 11-2. */
    private static final String CHECK = "10X98765432";

    private final Births births;

    IdentityNumbers(Births births) {
        this.births = births;
    }

    /** The citizen's number, 18 characters written to the start of the given array. */
    void write(int citizen, char[] to) {
        LocalDate birth = LocalDate.ofEpochDay(births.birthDay(citizen));
        AREA.getChars(0, AREA.length(), to, 0);
        digits(birth.getYear() * 10_000 + birth.getMonthValue() * 100 + birth.getDayOfMonth(), to, 6, 8);
        digits(births.sequence(citizen), to, 14, 3);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (to[i] - '0') * WEIGHTS[i];
        }
        to[17] = CHECK.charAt(sum % 11);
    }

    String of(int citizen) {
        char[] number = new char[LENGTH];
        write(citizen, number);
        return new String(number);
    }

    private static void digits(int value, char[] to, int from, int count) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            to[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
