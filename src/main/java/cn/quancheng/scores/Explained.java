package cn.quancheng.scores;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.scoring.ScoreSheet;

import java.util.List;

/**
 * A score with its why.
 *
 * @param edition the model and the catalogue that it was computed by
 * @param records the citizen's records; a fact of the sheet is the record at its place
 */
public record Explained(CurrentScore score, ModelEdition edition, ScoreSheet sheet, List<LedgerRecord> records) {}
