package cn.quancheng.demo;

/** A choice among numbered things, each as likely as its weight. */
final class Weighted {
    private static final int SLOTS = 4096;

    /** One throw, one look: each number fills slots by its weight, and at least one. */
    private final short[] slots = new short[SLOTS];

    Weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double reached = 0;
        int filled = 0;
        for (int choice = 0; choice < weights.length; choice++) {
            reached += weights[choice];
            int end = choice == weights.length - 1 ? SLOTS : (int) Math.round(reached / sum * SLOTS);
            for (int slot = filled; slot < Math.max(end, filled + 1) && slot < SLOTS; slot++) {
                slots[slot] = (short) choice;
            }
            filled = Math.min(SLOTS, Math.max(end, filled + 1));
        }
    }

    int pick(Dice dice) {
        return slots[dice.below(SLOTS)];
    }
}
