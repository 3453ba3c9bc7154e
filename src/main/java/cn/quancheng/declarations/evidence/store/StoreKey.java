package cn.quancheng.declarations.evidence.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a stored file is called: 128 random bits in hex, which say nothing and lead nowhere else. */
public record StoreKey(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException when it is anything else */
    public StoreKey {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a stored file's key is 32 hex digits");
        }
    }

    /** One that no other file has. */
    public static StoreKey random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new StoreKey(HexFormat.of().formatHex(bytes));
    }

    /** For a seal that opens under this key only. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
