package cn.quancheng.scores;

import cn.quancheng.ledger.LedgerRecord;
import cn.quancheng.models.ModelEdition;
import cn.quancheng.scoring.ScoreSheet;

import java.util.List;

/**
 * A published score with its why.
 *
 * @param edition the model and the catalogue by which the month was scored
 * @param records the citizen's records; a fact of the sheet is the record at its place
 */
public record Explained(Publication publication, ModelEdition edition, ScoreSheet sheet, List<LedgerRecord> records) {}
