package cn.quancheng.platform;

/**
 * Makes what is kept for a while unreadable where it rests. The security room provides it; this room, on which that
 * one stands, only says what it needs.
 */
public interface AtRest {
    /**
     * The bytes as they may rest.
     *
     * @param owner the key of the row that they rest in: elsewhere they do not open
     */
    byte[] seal(byte[] owner, byte[] plain);

    /**
     * The bytes that were sealed.
     *
     * @param owner as it was sealed with
     * @throws IllegalArgumentException when they were changed or moved since, or sealed with a key that is gone
     */
    byte[] open(byte[] owner, byte[] sealed);
}
