package cn.quancheng.security;

import cn.quancheng.platform.Masking;
import com.fasterxml.jackson.annotation.JsonValue;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Optional;

/**
 * A citizen identity number by GB 11643: six digits of area, eight of birth, three of sequence and a check character
 * by ISO 7064 MOD 11-2, always with a capital {@code X}. Its text form, and so a log line or a JSON answer it falls
 * into by accident, is masked; only {@link #value()} gives the number itself.
 *
 * @param value the eighteen characters
 */
public record IdentityNumber(String value) {
    /** How many characters a number has. */
    public static final int LENGTH = 18;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int OLDEST_YEAR = 1900;
    private static final int END_OF_TIME = 9999_12_31;

    /**
     * Takes a number whose birth may lie at any day since 1900; where a clock is at hand, {@link #parse} is stricter.
     *
     * @throws IllegalArgumentException when it is no identity number; the message does not repeat it
     */
    public IdentityNumber {
        fault(value, END_OF_TIME).ifPresent(fault -> {
            throw new IllegalArgumentException("not an identity number: " + fault);
        });
        value = value.replace('x', 'X');
    }

    /**
     * Reads a number as somebody wrote it, with {@code X} or {@code x}.
     *
     * @param today the last day on which its bearer can have been born
     * @throws IllegalArgumentException when it is no identity number; the message does not repeat it
     */
    public static IdentityNumber parse(CharSequence text, LocalDate today) {
        fault(text, today).ifPresent(fault -> {
            throw new IllegalArgumentException("not an identity number: " + fault);
        });
        return new IdentityNumber(text.toString());
    }

    /**
     * What is wrong with a text as an identity number, or nothing. It allocates nothing, for files of many millions of
     * lines.
     *
     * @param today the last day on which its bearer can have been born
     */
    public static Optional<IdentityFault> fault(CharSequence text, LocalDate today) {
        return fault(text, today.getYear() * 10_000 + today.getMonthValue() * 100 + today.getDayOfMonth());
    }

    private static Optional<IdentityFault> fault(CharSequence text, int today) {
        if (text.length() != LENGTH) {
            return IdentityFault.LENGTH.found();
        }
        int sum = weightedSum(text);
        char check = text.charAt(LENGTH - 1) == 'x' ? 'X' : text.charAt(LENGTH - 1);
        if (sum < 0 || CHECKS.indexOf(check) < 0) {
            return IdentityFault.CHARACTERS.found();
        }
        if (CHECKS.charAt(sum % 11) != check) {
            return IdentityFault.CHECKSUM.found();
        }
        if (text.charAt(0) == '0') {
            return IdentityFault.AREA.found();
        }
        return birthFault(text, today);
    }

    /** Minus one where a character is no digit. */
    private static int weightedSum(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            sum += digit * WEIGHTS[i];
        }
        return sum;
    }

    /** Whether eighteen characters are digits with the check character that belongs to them. */
    static boolean isChecked(CharSequence text) {
        int sum = weightedSum(text);
        return sum >= 0 && CHECKS.charAt(sum % 11) == text.charAt(LENGTH - 1);
    }

    private static Optional<IdentityFault> birthFault(CharSequence text, int today) {
        int year = number(text, 6, 4);
        int month = number(text, 10, 2);
        int day = number(text, 12, 2);
        if (year < OLDEST_YEAR || month < 1 || month > 12 || day < 1 || day > lengthOf(year, month)) {
            return IdentityFault.BIRTH_DATE.found();
        }
        return year * 10_000 + month * 100 + day > today ? IdentityFault.NOT_YET_BORN.found() : Optional.empty();
    }

    private static int lengthOf(int year, int month) {
        return Month.of(month).length(Year.isLeap(year));
    }

    private static int number(CharSequence text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** The day of birth that the number carries. */
    public LocalDate birthDate() {
        return LocalDate.of(number(value, 6, 4), number(value, 10, 2), number(value, 12, 2));
    }

    /** The sex that the number carries: its sequence is odd for men and even for women. */
    public Sex sex() {
        return (value.charAt(LENGTH - 2) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** The six digits of area and the last two characters, the rest as stars: {@code 370199**********10}. */
    @JsonValue
    public String masked() {
        return Masking.identityNumber(value);
    }

    @Override
    public String toString() {
        return masked();
    }
}
