package cn.quancheng.platform;

/**
 * A column whose values rest sealed, so that they can be sealed anew under another key. The room that owns the table
 * produces one for each such column; without it, an old key could never be dropped.
 *
 * @param table its name
 * @param key the column that orders the table and tells its rows apart
 * @param owner the SQL expression, of type bytea, that gives what a row's seal is bound to
 * @param column the sealed one, of type bytea
 * @param reseal opens what an older key sealed and seals it under the one in use
 */
public record SealedColumn(String table, String key, String owner, String column, Reseal reseal) {
    /** Opens and seals. */
    @FunctionalInterface
    public interface Reseal {
        /**
         * The same text under the key in use.
         *
         * @throws IllegalArgumentException when it cannot be opened
         */
        byte[] anew(byte[] owner, byte[] sealed);
    }
}
