package cn.quancheng.learning.draft;

import cn.quancheng.learning.Holdout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Outcomes made up by a known truth. Volunteering, promises kept before and bills paid lately tell of a promise kept, penalties of one
 * broken; bravery tells nothing, and in these outcomes filed taxes tell of bad, which no one should lose points by.
 */
public record Promises(long seed, int rows) {
    public static final List<String> FACTS = List.of(
            "VOLUNTEER_SERVICE.quantity",
            "PERK_FULFILLED.count",
            "UTILITIES_PAID_ON_TIME.months-since-last",
            "GENERAL_PENALTY.count",
            "BRAVERY.count",
            "TAX_FILED_ON_TIME.count");

    /** The question about them, with features of one's choice. */
    public static DraftRequest asking(String... features) {
        return new DraftRequest(
                "2026.1",
                "outcome",
                "kept",
                "broken",
                Arrays.asList(features),
                List.of("sex", "age_band", "district"),
                new Holdout(7, 0.3),
                false);
    }

    static DraftRequest askingAll() {
        return asking(FACTS.toArray(String[]::new));
    }

    /** The whole file. */
    public String csv() {
        return String.join("\n", lines()) + "\n";
    }

    /** The file's header, then a row for each. */
    List<String> lines() {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        lines.add("outcome," + String.join(",", FACTS) + ",sex,age_band,district");
        for (int row = 0; row < rows; row++) {
            int minutes = random.nextInt(3) == 0 ? 0 : 60 * random.nextInt(80);
            int perks = random.nextInt(8);
            int months = random.nextInt(14);
            int penalties = Math.max(0, random.nextInt(6) - 3);
            int taxes = random.nextInt(3);
            double good = -0.6 + minutes * 0.0004 + perks * 0.2 - penalties * 0.9 - taxes * 0.5;
            good += months > 11 ? 0 : 1.5 - months * 0.1;
            boolean kept = random.nextDouble() < 1 / (1 + Math.exp(-good));
            lines.add(String.join(
                    ",",
                    kept ? "kept" : "broken",
                    minutes == 0 ? "" : String.valueOf(minutes),
                    String.valueOf(perks),
                    months > 11 ? "" : String.valueOf(months),
                    penalties == 0 ? "" : String.valueOf(penalties),
                    random.nextInt(50) == 0 ? "1" : "0",
                    String.valueOf(taxes),
                    random.nextBoolean() ? "男" : "女",
                    List.of("18-35", "36-60", "61-").get(random.nextInt(3)),
                    row % 600 == 0 ? "商河县" : "历下区"));
        }
        return lines;
    }
}
