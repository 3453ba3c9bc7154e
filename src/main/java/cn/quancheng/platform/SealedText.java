package cn.quancheng.platform;

import cn.quancheng.platform.held.HeldRow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What people say, in a column of a table whose rows are numbered, sealed where it rests.
 *
 * @param sealed with a purpose of the column's own: what another column holds does not open here
 * @param table its name; its key is {@code id}
 * @param name the column's
 */
public record SealedText(AtRest sealed, String table, String name) {
    /** The text as it may rest in this row. */
    public byte[] seal(long id, String text) {
        return sealed.seal(owner(id), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text that rests in this row.
     *
     * @throws IllegalArgumentException as {@link AtRest#open}
     */
    public String open(long id, byte[] text) {
        return new String(sealed.open(owner(id), text), StandardCharsets.UTF_8);
    }

    /** The column, so that it can be sealed anew. */
    public SealedColumn column() {
        return new SealedColumn(
                table, "id", "int8send(id)", name, (row, text) -> sealed.seal(row, sealed.open(row, text)));
    }

    /**
     * A row as its citizen reads it, with the text in place of what is sealed, where there is any.
     *
     * @param sealedName as the row names the column
     * @param plainName as the citizen reads it
     */
    public HeldRow opened(HeldRow row, String sealedName, String plainName) {
        return row.values().containsKey(sealedName)
                ? row.with(plainName, open(row.number("id"), row.bytes(sealedName)))
                        .without(sealedName)
                : row;
    }

    private static byte[] owner(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }
}
