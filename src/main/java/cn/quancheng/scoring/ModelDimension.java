package cn.quancheng.scoring;

/**
 * What a model says about one dimension.
 *
 * @param name what citizens read, such as 政务
 * @param bounds what the sum of the dimension's contributions is held to
 */
public record ModelDimension(String name, Bounds bounds) {
    /** @throws IllegalArgumentException where the name is blank */
    public ModelDimension {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a dimension has a name");
        }
    }
}
