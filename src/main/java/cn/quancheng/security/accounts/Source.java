package cn.quancheng.security.accounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where a login is tried from: an IPv4 address, or the /64 of an IPv6 address, of which one household has them all.
 *
 * @param name the address, shortened so
 */
public record Source(String name) {
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** The source of a client's address, as the server tells it. */
    public static Source of(String address) {
        // Only what has a colon is parsed: anything else might be looked up as a name.
        if (!address.contains(":")) {
            return new Source(address);
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            byte[] bytes = parsed.getAddress();
            return new Source(
                    bytes.length == IPV6_BYTES
                            ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                            : parsed.getHostAddress());
        } catch (UnknownHostException e) {
            return new Source(address);
        }
    }
}
