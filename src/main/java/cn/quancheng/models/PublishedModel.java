package cn.quancheng.models;

import cn.quancheng.scoring.ScoringModel;

import java.time.YearMonth;

/**
 * A model that scores months.
 *
 * @param digest SHA-256 of its file, in small hexadecimal letters
 * @param firstMonth the first month that it scores
 */
public record PublishedModel(ScoringModel model, String digest, YearMonth firstMonth) {}
