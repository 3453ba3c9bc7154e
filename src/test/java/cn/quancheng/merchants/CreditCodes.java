package cn.quancheng.merchants;

import java.security.SecureRandom;

/** Made-up unified social credit codes, each a valid one. */
public final class CreditCodes {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final SecureRandom RANDOM = new SecureRandom();

    private CreditCodes() {}

    /** One that no test had before. */
    public static String next() {
        StringBuilder code = new StringBuilder("91370100");
        int sum = 0;
        while (code.length() < 17) {
            // Begun with a letter, for a long row of digits could be taken for an identity number.
            int from = code.length() == 8 ? 10 : 0;
            code.append(CHARACTERS.charAt(from + RANDOM.nextInt(CHARACTERS.length() - from)));
        }
        int weight = 1;
        for (int i = 0; i < code.length(); i++) {
            sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return code.append(CHARACTERS.charAt((31 - sum % 31) % 31)).toString();
    }
}
