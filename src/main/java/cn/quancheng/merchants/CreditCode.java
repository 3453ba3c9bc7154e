package cn.quancheng.merchants;

import java.util.Locale;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): what the state calls an organisation, for good.
 *
 * @param value 18 characters: who registered it, what it is, six digits of its place, nine of its body, one that checks them
 */
public record CreditCode(String value) {
    private static final int LENGTH = 18;
    private static final int MODULUS = 31;
    private static final int BASE = 3;

    /** In the order of their values; I, O, S, V and Z are left out, for they are taken for other ones. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final String PLACE = "[0-9]{6}";
    private static final int PLACE_FROM = 2;
    private static final int PLACE_TO = 8;

    /** What keeps a text from being a code; each has words under {@link #words}. */
    public enum Fault {
        /** It has not 18 characters. */
        LENGTH,
        /** It has one that no code has. */
        CHARACTER,
        /** Where six digits of a place belong there are none. */
        PLACE,
        /** Its last character does not belong to the others. */
        CHECKSUM;

        /** The key of its words. */
        String words() {
            return "merchants.uscc-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A text that is no code. */
    public static final class Invalid extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final Fault fault;

        private Invalid(Fault fault) {
            super("no unified social credit code: " + fault);
            this.fault = fault;
        }

        /** What is wrong with it. */
        public Fault fault() {
            return fault;
        }
    }

    /** @throws Invalid where it is none */
    public CreditCode {
        if (value.length() != LENGTH) {
            throw new Invalid(Fault.LENGTH);
        }
        if (value.chars().anyMatch(character -> CHARACTERS.indexOf(character) < 0)) {
            throw new Invalid(Fault.CHARACTER);
        }
        if (!value.substring(PLACE_FROM, PLACE_TO).matches(PLACE)) {
            throw new Invalid(Fault.PLACE);
        }
        if (value.charAt(LENGTH - 1) != checkCharacter(value)) {
            throw new Invalid(Fault.CHECKSUM);
        }
    }

    /**
     * Reads what somebody typed: in small letters too, and with blanks around it.
     *
     * @throws Invalid where it is none
     */
    public static CreditCode of(String typed) {
        return new CreditCode(typed.strip().toUpperCase(Locale.ROOT));
    }

    /**
     * The code whose first 17 characters these are.
     *
     * @throws Invalid where there is none
     */
    public static CreditCode completed(String first) {
        return new CreditCode(first.length() == LENGTH - 1 ? first + checkCharacter(first) : first);
    }

    /** The last character that belongs to the first 17. */
    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
            weight = weight * BASE % MODULUS;
        }
        return CHARACTERS.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    @Override
    public String toString() {
        return value;
    }
}
