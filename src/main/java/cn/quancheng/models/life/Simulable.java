package cn.quancheng.models.life;

import cn.quancheng.models.ModelEdition;

/**
 * A version as it may be simulated.
 *
 * @param edition its text under the catalogue in force
 */
public record Simulable(String version, ModelEdition edition) {}
