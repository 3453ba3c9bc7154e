package cn.quancheng.declarations.evidence.cleaning;

/**
 * A file that this house wrote, from what was seen in the one that came.
 *
 * @param kind a PNG may have become a JPEG, where it would have grown too large
 */
public record CleanFile(MediaKind kind, byte[] bytes) {
    @Override
    public String toString() {
        return kind + " of " + bytes.length + " bytes";
    }
}
