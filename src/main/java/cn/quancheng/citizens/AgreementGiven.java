package cn.quancheng.citizens;

/**
 * A citizen agreed to be scored, or renewed that; fired in the transaction that does it, before what follows from what is
 * known is brought up to date.
 *
 * @param entry of the journal, under which it is decided
 */
public record AgreementGiven(long citizenId, long entry, Agreed agreed) {}
