package cn.quancheng.platform;

/**
 * Makes what is kept for a while unreadable where it rests. The security room provides it; this room, on which that
 * one stands, only says what it needs.
 */
public interface AtRest {
    /** The bytes as they may rest. */
    byte[] seal(byte[] plain);

    /**
     * The bytes that were sealed.
     *
     * @throws IllegalArgumentException when they were changed since, or sealed with a key that is gone
     */
    byte[] open(byte[] sealed);
}
