package cn.quancheng.security.signatures;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a signature says of itself: the one member of the field Signature-Input. It is read strictly: one signature, components
 * without parameters, in the one form that RFC 8941 writes, so that what is signed is the very text that was sent.
 *
 * @param covered what is signed, in its order
 * @param text all of it, as it is signed
 */
record SignatureInput(
        String label,
        List<String> covered,
        long created,
        @Nullable Long expires,
        String nonce,
        String keyId,
        @Nullable String algorithm,
        String text) {
    private static final int LONGEST = 2000;
    private static final int SHORTEST_NONCE = 16;
    private static final int LONGEST_NONCE = 128;

    private static final String KEY = "[a-z*][a-z0-9_.*-]{0,63}";
    private static final String STRING = "\"[ !#-\\[\\]-~]{0,200}\"";
    private static final Pattern PARAMETER = Pattern.compile(";(" + KEY + ")=([0-9]{1,15}|" + STRING + ")");
    private static final Pattern MEMBER = Pattern.compile(
            "(" + KEY + ")=(\\((" + STRING + "(?: " + STRING + ")*)\\)((?:" + PARAMETER.pattern() + ")*))");
    private static final Pattern QUOTED = Pattern.compile(STRING);
    private static final Set<String> PARAMETERS = Set.of("created", "expires", "nonce", "keyid", "alg", "tag");

    /** Reads the field; empty where it is not in the form above, or lacks what a signature needs here. */
    static Optional<SignatureInput> read(String field) {
        Matcher member = MEMBER.matcher(field.length() > LONGEST ? "" : field.strip());
        if (!member.matches()) {
            return Optional.empty();
        }
        List<String> covered = QUOTED.matcher(member.group(3))
                .results()
                .map(component -> bare(component.group()))
                .toList();
        return parameters(member.group(4)).flatMap(given -> of(member.group(1), covered, given, member.group(2)));
    }

    private static Optional<SignatureInput> of(
            String label, List<String> covered, Map<String, String> given, String text) {
        String created = given.getOrDefault("created", "");
        String expires = given.get("expires");
        String nonce = bare(given.getOrDefault("nonce", ""));
        String keyId = bare(given.getOrDefault("keyid", ""));
        String algorithm = given.get("alg");
        if (!isNumber(created)
                || expires != null && !isNumber(expires)
                || nonce.length() < SHORTEST_NONCE
                || nonce.length() > LONGEST_NONCE
                || keyId.isEmpty()
                || covered.stream().distinct().count() != covered.size()) {
            return Optional.empty();
        }
        return Optional.of(new SignatureInput(
                label,
                covered,
                Long.parseLong(created),
                expires == null ? null : Long.valueOf(expires),
                nonce,
                keyId,
                algorithm == null ? null : bare(algorithm),
                text));
    }

    /** Each named once and known; empty where not. */
    private static Optional<Map<String, String>> parameters(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            if (!PARAMETERS.contains(parameter.group(1)) || given.put(parameter.group(1), parameter.group(2)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(given);
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty() && Character.isDigit(value.charAt(0));
    }

    private static String bare(String quoted) {
        return quoted.startsWith("\"") ? quoted.substring(1, quoted.length() - 1) : "";
    }
}
