package cn.quancheng.declarations.evidence;

import cn.quancheng.declarations.evidence.cleaning.MediaKind;
import cn.quancheng.declarations.evidence.store.StoreKey;
import cn.quancheng.security.DataKey;

/**
 * A file that was checked, made anew and stored, and belongs to nobody yet: only {@link Evidence#add} keeps it. Whoever
 * lets it go has nothing to tidy up.
 */
public final class TakenEvidence {
    private final MediaKind kind;
    private final int bytes;
    private final byte[] digest;
    private final StoreKey file;
    private final DataKey key;

    TakenEvidence(MediaKind kind, int bytes, byte[] digest, StoreKey file, DataKey key) {
        this.kind = kind;
        this.bytes = bytes;
        this.digest = digest;
        this.file = file;
        this.key = key;
    }

    MediaKind kind() {
        return kind;
    }

    int bytes() {
        return bytes;
    }

    /** A keyed digest of the file as it came. */
    byte[] digest() {
        return digest;
    }

    StoreKey file() {
        return file;
    }

    DataKey key() {
        return key;
    }
}
