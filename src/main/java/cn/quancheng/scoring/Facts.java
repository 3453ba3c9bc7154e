package cn.quancheng.scoring;

import java.util.Arrays;

/**
 * One citizen's facts, as the kernel reads them: rows of numbers, reused from citizen to citizen. It grows by itself
 * and allocates nothing once it has grown. Days are epoch days. Not for use by several threads at once.
 */
public final class Facts {
    /** Stands for "none" where a day may be missing. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** One row of numbers a fact lies closer together than one array a number. */
    private static final int ROW = 5;

    private static final int KIND = 0;
    private static final int OCCURRED_ON = 1;
    private static final int VALID_UNTIL = 2;
    private static final int CLOSED_ON = 3;
    private static final int DISPUTED = 4;

    private int size;
    private long[] quantities = new long[32];
    private int[] rows = new int[32 * ROW];

    /** Forgets all facts and keeps the room that they took. */
    public void clear() {
        size = 0;
    }

    /**
     * Adds a fact.
     *
     * @param kind the number of its {@link FactKind}, from 0
     * @param quantity in the item's own unit, 0 or more
     * @param occurredOn the day it occurred
     * @param validUntil the last day on which it holds, or {@link #NEVER}
     * @param closedOn the day on which it was repaired, revoked, withdrawn or delisted, or {@link #NEVER}
     * @throws IllegalArgumentException where the kind or the quantity is below 0, or it never occurred
     */
    public void add(int kind, long quantity, int occurredOn, int validUntil, int closedOn, boolean disputed) {
        if (kind < 0 || quantity < 0 || occurredOn == NEVER) {
            throw new IllegalArgumentException("no fact: kind " + kind + ", quantity " + quantity);
        }
        if (size == quantities.length) {
            quantities = Arrays.copyOf(quantities, size * 2);
            rows = Arrays.copyOf(rows, size * 2 * ROW);
        }
        int row = size * ROW;
        rows[row + KIND] = kind;
        rows[row + OCCURRED_ON] = occurredOn;
        rows[row + VALID_UNTIL] = validUntil;
        rows[row + CLOSED_ON] = closedOn;
        rows[row + DISPUTED] = disputed ? 1 : 0;
        quantities[size++] = quantity;
    }

    /** Adds a copy of one of the other facts. */
    public void add(Facts other, int fact) {
        add(
                other.kind(fact),
                other.quantity(fact),
                other.occurredOn(fact),
                other.validUntil(fact),
                other.closedOn(fact),
                other.disputed(fact));
    }

    public int size() {
        return size;
    }

    /** The number of the fact's {@link FactKind}. */
    public int kind(int fact) {
        return rows[fact * ROW + KIND];
    }

    /** How much, in the item's own unit. */
    public long quantity(int fact) {
        return quantities[fact];
    }

    /** The epoch day on which it occurred. */
    public int occurredOn(int fact) {
        return rows[fact * ROW + OCCURRED_ON];
    }

    /** The last epoch day on which it holds, or {@link #NEVER}. */
    public int validUntil(int fact) {
        return rows[fact * ROW + VALID_UNTIL];
    }

    /** The epoch day on which it was closed, or {@link #NEVER}. */
    public int closedOn(int fact) {
        return rows[fact * ROW + CLOSED_ON];
    }

    /** Whether a dispute about it is open. */
    public boolean disputed(int fact) {
        return rows[fact * ROW + DISPUTED] != 0;
    }
}
