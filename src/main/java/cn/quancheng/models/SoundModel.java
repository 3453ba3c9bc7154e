package cn.quancheng.models;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;

/**
 * What a text without a fault says.
 *
 * @param edition under the catalogue that it was held against
 * @param firstMonth the one that the text names for itself, or none
 */
public record SoundModel(ModelEdition edition, @Nullable YearMonth firstMonth) {}
