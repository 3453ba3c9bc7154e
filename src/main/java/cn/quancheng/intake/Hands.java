package cn.quancheng.intake;

import cn.quancheng.platform.Refusal;

import java.util.HashMap;
import java.util.Map;

/** The files that are on their way into this process: so many at once, and of each client only its share. */
final class Hands {
    private static final String SOON = "10";

    private final int most;
    private final int share;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /**
     * @param most files at once
     * @param share of one client
     */
    Hands(int most, int share) {
        this.most = most;
        this.share = share;
    }

    /** @throws Refusal 429 when all hands are full, or this client's are */
    synchronized void take(String client) {
        if (taken.getOrDefault(client, 0) >= share) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "intake.too-many-of-yours", share)
                    .header("Retry-After", SOON);
        }
        if (all >= most) {
            throw full();
        }
        taken.merge(client, 1, Integer::sum);
        all++;
    }

    synchronized void giveBack(String client) {
        taken.computeIfPresent(client, (c, files) -> files == 1 ? null : files - 1);
        all--;
    }

    static Refusal full() {
        return Refusal.of(Refusal.Kind.TOO_MANY, "intake.too-many").header("Retry-After", SOON);
    }
}
