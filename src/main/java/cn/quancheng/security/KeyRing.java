package cn.quancheng.security;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SM4 keys that have been in use, each with its number of 1 to 255: the first one encrypts, all of them decrypt.
 */
final class KeyRing {
    static final int KEY_BYTES = 16;

    private final int current;
    private final Map<Integer, byte[]> keys;

    private KeyRing(int current, Map<Integer, byte[]> keys) {
        this.current = current;
        this.keys = keys;
    }

    /**
     * Reads {@code <hex>}, which is key 1, or {@code <number>:<hex>,…}.
     *
     * @throws IllegalArgumentException when it is neither; the message repeats no key
     */
    static KeyRing parse(String text) {
        Map<Integer, byte[]> keys = new LinkedHashMap<>();
        for (String entry : text.strip().split(",", -1)) {
            int colon = entry.indexOf(':');
            int number = colon < 0 ? 1 : number(entry.substring(0, colon));
            if (keys.put(number, key(entry.substring(colon + 1), KEY_BYTES)) != null) {
                throw new IllegalArgumentException("two identity keys have the number " + number);
            }
        }
        return new KeyRing(keys.keySet().iterator().next(), keys);
    }

    /**
     * A key written as hex digits.
     *
     * @throws IllegalArgumentException when it is none of that length; the message does not repeat it
     */
    static byte[] key(String hex, int bytes) {
        String digits = hex.strip();
        if (digits.length() != 2 * bytes || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("a key must be " + 2 * bytes + " hex digits");
        }
        return HexFormat.of().parseHex(digits);
    }

    private static int number(String text) {
        String digits = text.strip();
        int number = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : 0;
        if (number < 1 || number > 255) {
            throw new IllegalArgumentException("an identity key's number must be 1 to 255");
        }
        return number;
    }

    int current() {
        return current;
    }

    /** @throws IllegalArgumentException when there is no key of that number */
    byte[] key(int number) {
        byte[] key = keys.get(number);
        if (key == null) {
            throw new IllegalArgumentException("there is no identity key number " + number);
        }
        return key;
    }

    /** The numbers of all keys. */
    Set<Integer> numbers() {
        return keys.keySet();
    }

    /** What tells a key from any other without telling the key. */
    byte[] witness(int number) {
        return draw(key(number), "witness");
    }

    /** A ring for another purpose, each key of it drawn from the one of the same number; nothing leads back. */
    KeyRing derive(String purpose) {
        return new KeyRing(
                current,
                keys.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> draw(e.getValue(), purpose))));
    }

    private static byte[] draw(byte[] key, String purpose) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
        mac.update(label, 0, label.length);
        byte[] drawn = new byte[mac.getMacSize()];
        mac.doFinal(drawn, 0);
        return Arrays.copyOf(drawn, KEY_BYTES);
    }
}
