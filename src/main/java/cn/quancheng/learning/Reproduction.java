package cn.quancheng.learning;

/**
 * A published table made anew, on all rows of its file. It is no proposal.
 *
 * @param byFit how well the fit's chances tell the rows apart
 * @param byPoints how well the card's whole points do
 */
public record Reproduction(Fitted fitted, Ranking byFit, Ranking byPoints) {}
