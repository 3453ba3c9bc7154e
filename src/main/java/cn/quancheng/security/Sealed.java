package cn.quancheng.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What of a citizen is kept sealed. A seal belongs to one column of one citizen's row and opens nowhere else. */
public enum Sealed {
    /** The identity number. */
    ID_NUMBER("citizens.id_number"),
    /** The name. */
    NAME("citizens.name");

    private final byte[] column;

    Sealed(String column) {
        this.column = (column + '\0').getBytes(StandardCharsets.UTF_8);
    }

    /** The column and the citizen, by the digest of the identity number: rows are sealed before they have an id. */
    byte[] of(byte[] citizen) {
        return ByteBuffer.allocate(column.length + citizen.length)
                .put(column)
                .put(citizen)
                .array();
    }
}
