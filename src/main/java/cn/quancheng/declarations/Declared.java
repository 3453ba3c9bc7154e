package cn.quancheng.declarations;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a citizen says about themselves, checked by the catalogue.
 *
 * @param item a code of the catalogue, one that citizens may declare
 * @param grade one of the item's; null where it has none
 * @param quantity in the item's unit, 1 or more
 * @param issuer who gave the honour, ran the service, took the donation
 * @param documentNo of the certificate; null where there is none
 */
record Declared(
        String item,
        @Nullable String grade,
        long quantity,
        LocalDate occurredOn,
        String issuer,
        @Nullable String documentNo) {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern OPENING = Pattern.compile("[\\[{〔【〖「『⟦⟨〈《]");
    private static final Pattern CLOSING = Pattern.compile("[\\]}〕】〗」』⟧⟩〉》]");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}−]");

    Declared {
        if (quantity < 1 || issuer.isBlank()) {
            throw new IllegalArgumentException("a declaration has a quantity and an issuer");
        }
    }

    /**
     * What two declarations of one citizen share that are about the same thing: item, issuer and document, however they
     * are written; without a document the day and the quantity instead. The grade makes no difference: one certificate is
     * one honour.
     */
    String sameAs() {
        return documentNo == null
                ? String.join("\n", item, spelling(issuer), occurredOn.toString(), String.valueOf(quantity))
                : String.join("\n", item, spelling(issuer), spelling(documentNo));
    }

    /** One spelling for all ways of writing a document's number: width, case, blanks, kind of bracket and of dash do not matter. */
    static String spelling(String text) {
        String plain =
                BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        String bracketed =
                CLOSING.matcher(OPENING.matcher(plain).replaceAll("(")).replaceAll(")");
        return DASHES.matcher(bracketed).replaceAll("-").toUpperCase(Locale.ROOT);
    }
}
