package cn.quancheng.scores.outlook;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.scoring.ScoreSheet;

import java.util.List;

/**
 * An explained score with what it is about.
 *
 * @param records a fact of the sheet is the record at its place
 */
record Told(ModelEdition edition, ScoreSheet sheet, List<LedgerRecord> records) {}
