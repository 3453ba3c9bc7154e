package cn.quancheng.ledger;

import cn.quancheng.citizens.PersonName;
import cn.quancheng.security.IdentityVault;
import org.jspecify.annotations.Nullable;

/**
 * The digests of the names in one file. Names repeat, within a citizen's lines and over a city, and a digest costs a
 * microsecond: the last ones are kept, one in each place.
 */
final class NameDigests {
    private static final int PLACES = 1 << 12;

    private final IdentityVault.Session session;
    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final byte[][] digests = new byte[PLACES][];

    NameDigests(IdentityVault.Session session) {
        this.session = session;
    }

    byte[] of(String name) {
        int place = name.hashCode() & PLACES - 1;
        if (!name.equals(names[place])) {
            digests[place] = session.digest(PersonName.spelling(name));
            names[place] = name;
        }
        return digests[place];
    }
}
