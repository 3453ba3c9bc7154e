package cn.quancheng.security.signatures;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as what is signed of it is drawn from it (RFC 9421, section 2).
 *
 * @param targetUri the whole address
 * @param authority the host, and the port where it is not the usual one
 * @param path as it was sent
 * @param query without its question mark; empty where there is none
 * @param fields by their names in small letters
 */
record SignedMessage(
        String method,
        String targetUri,
        String authority,
        String path,
        String query,
        Map<String, List<String>> fields) {
    static final String CONTENT_DIGEST = "content-digest";

    private static final Set<String> ADDRESS_IN_PARTS = Set.of("@authority", "@path", "@query");

    /** Whether a signature over this much says which call is meant, with which body. */
    static boolean isEnough(List<String> covered, boolean hasBody) {
        return covered.contains("@method")
                && (covered.contains("@target-uri") || covered.containsAll(ADDRESS_IN_PARTS))
                && (!hasBody || covered.contains(CONTENT_DIGEST));
    }

    /** The text that is signed; empty where something that it covers is not there. */
    Optional<byte[]> base(SignatureInput input) {
        StringBuilder text = new StringBuilder();
        for (String component : input.covered()) {
            Optional<String> value = component(component);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            text.append('"')
                    .append(component)
                    .append("\": ")
                    .append(value.get())
                    .append('\n');
        }
        text.append("\"@signature-params\": ").append(input.text());
        return Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> component(String name) {
        return switch (name) {
            case "@method" -> Optional.of(method);
            case "@target-uri" -> Optional.of(targetUri);
            case "@authority" -> Optional.of(authority.toLowerCase(Locale.ROOT));
            case "@path" -> Optional.of(path.isEmpty() ? "/" : path);
            case "@query" -> Optional.of("?" + query);
            default -> field(name);
        };
    }

    private Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name))
                .map(values ->
                        String.join(", ", values.stream().map(String::strip).toList()));
    }
}
