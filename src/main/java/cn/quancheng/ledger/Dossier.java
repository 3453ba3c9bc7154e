package cn.quancheng.ledger;

import java.util.List;

/**
 * All of a citizen's records up to a watermark.
 *
 * @param records in the order in which they entered
 * @param history the same, folded: the fact at each place of its facts is the record at that place
 */
public record Dossier(List<LedgerRecord> records, PackedHistory history) {}
