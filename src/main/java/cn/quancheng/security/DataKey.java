package cn.quancheng.security;

import cn.quancheng.platform.AtRest;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A key for one file. It rests, sealed by the house's keys, in the row that stands for the file: when those change the row
 * is sealed anew and the file stays as it is; and whoever deletes the row has made the file unreadable.
 */
public final class DataKey implements AtRest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private final KeyRing ring;

    private DataKey(byte[] bytes) {
        this.bytes = bytes;
        this.ring = KeyRing.parse(HexFormat.of().formatHex(bytes));
    }

    /** A new one. */
    public static DataKey random() {
        byte[] bytes = new byte[KeyRing.KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return new DataKey(bytes);
    }

    /**
     * The key of these bytes.
     *
     * @throws IllegalArgumentException when they are none
     */
    public static DataKey of(byte[] bytes) {
        return new DataKey(bytes.clone());
    }

    /** What is to be sealed and kept: whoever has it opens the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public byte[] seal(byte[] owner, byte[] plain) {
        return new Seal(ring).seal(owner, plain);
    }

    @Override
    public byte[] open(byte[] owner, byte[] sealed) {
        return new Seal(ring).open(owner, sealed);
    }
}
