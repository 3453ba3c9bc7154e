package cn.quancheng.scoring;

import java.util.Arrays;

/**
 * One citizen's facts, as the kernel reads them: arrays of numbers, reused from citizen to citizen. It grows by itself
 * and allocates nothing once it has grown. Days are epoch days. Not for use by several threads at once.
 */
public final class Facts {
    /** Stands for "none" where a day may be missing. */
    public static final int NEVER = Integer.MAX_VALUE;

    private int size;
    private int[] kinds = new int[32];
    private long[] quantities = new long[32];
    private int[] occurredOn = new int[32];
    private int[] validUntil = new int[32];
    private int[] closedOn = new int[32];
    private boolean[] disputed = new boolean[32];

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
        if (size == kinds.length) {
            grow();
        }
        kinds[size] = kind;
        quantities[size] = quantity;
        this.occurredOn[size] = occurredOn;
        this.validUntil[size] = validUntil;
        this.closedOn[size] = closedOn;
        this.disputed[size] = disputed;
        size++;
    }

    public int size() {
        return size;
    }

    /** The number of the fact's {@link FactKind}. */
    public int kind(int fact) {
        return kinds[fact];
    }

    /** How much, in the item's own unit. */
    public long quantity(int fact) {
        return quantities[fact];
    }

    /** The epoch day on which it occurred. */
    public int occurredOn(int fact) {
        return occurredOn[fact];
    }

    /** The last epoch day on which it holds, or {@link #NEVER}. */
    public int validUntil(int fact) {
        return validUntil[fact];
    }

    /** The epoch day on which it was closed, or {@link #NEVER}. */
    public int closedOn(int fact) {
        return closedOn[fact];
    }

    /** Whether a dispute about it is open. */
    public boolean disputed(int fact) {
        return disputed[fact];
    }

    private void grow() {
        int room = kinds.length * 2;
        kinds = Arrays.copyOf(kinds, room);
        quantities = Arrays.copyOf(quantities, room);
        occurredOn = Arrays.copyOf(occurredOn, room);
        validUntil = Arrays.copyOf(validUntil, room);
        closedOn = Arrays.copyOf(closedOn, room);
        disputed = Arrays.copyOf(disputed, room);
    }
}
