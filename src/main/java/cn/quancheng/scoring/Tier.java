package cn.quancheng.scoring;

/**
 * One tier of a model; it holds from its own bound up to the next higher tier's.
 *
 * @param code short name, such as AAA
 * @param name what citizens read, such as 信用优秀
 * @param from lowest score of the tier, in points
 */
public record Tier(String code, String name, int from) {
    /** @throws IllegalArgumentException where the code or the name is blank */
    public Tier {
        if (code.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a tier has a code and a name");
        }
    }
}
