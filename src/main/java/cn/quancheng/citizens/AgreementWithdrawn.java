package cn.quancheng.citizens;

/**
 * A citizen took the agreement to be scored back; fired in the transaction that does it, after everything that follows
 * from what is known was brought up to date. Whoever keeps scores drops this citizen's.
 */
public record AgreementWithdrawn(long citizenId) {}
