package cn.quancheng.citizens;

import java.time.LocalDate;

/**
 * A citizen took the agreement to be scored back; fired in the transaction that does it, before what follows from what is
 * known is brought up to date. Whoever keeps scores drops this citizen's, and what stood on the citizen's own acts ends.
 *
 * @param entry of the journal, under which it is decided
 * @param by who did it: the citizen, or a reviewer
 */
public record AgreementWithdrawn(long citizenId, long entry, LocalDate on, String by) {}
