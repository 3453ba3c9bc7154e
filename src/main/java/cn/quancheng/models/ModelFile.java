package cn.quancheng.models;

import cn.quancheng.platform.yaml.Value;
import cn.quancheng.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.Map;

/**
 * A sound model as its file says it.
 *
 * @param digest SHA-256 of the file, in small hexadecimal letters
 * @param firstMonth none for a draft
 * @param place where the first month is written
 * @param items by code, where each item that it looks at is written
 */
record ModelFile(
        ScoringModel model, String digest, @Nullable YearMonth firstMonth, Value place, Map<String, Value> items) {}
