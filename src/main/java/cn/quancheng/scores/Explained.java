package cn.quancheng.scores;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.ScoringModel;

import java.util.List;

/**
 * A published score with its why.
 *
 * @param records the citizen's records; a fact of the sheet is the record at its place
 */
public record Explained(Publication publication, ScoringModel model, ScoreSheet sheet, List<LedgerRecord> records) {}
