package cn.quancheng.learning;

import cn.quancheng.learning.PublishedTable.PeerBin;
import cn.quancheng.learning.outcomes.Feature;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Prints the tables of docs/learning.md: {@code mvn -B test -Dtest=ScorecardTables}, with {@code -Dlearning.taiwan=FILE} for the
 * second file. It is no test and runs only where it is named.
 */
class ScorecardTables {
    private static final Fitting LIKELIEST = new Fitting(Fitting.UNBOUND, BinRules.USUAL, Scale.USUAL);

    private final StringBuilder text = new StringBuilder();

    @Test
    void print() {
        List<PublishedTable> tables = PublishedTable.all();
        tables.forEach(this::compare);
        tables.forEach(this::ownBins);
        card(PublishedTable.GERMAN_DEFAULT);
        System.out.println(text);
    }

    private void compare(PublishedTable table) {
        Reproduction made = table.reproduced(LIKELIEST);
        Fit fit = made.fitted().fit();
        PublishedTable.Figures peer = table.figures();
        Map<Feature, List<PeerBin>> published = table.bins();
        int bins = 0;
        int counts = 0;
        double evidence = 0;
        double information = 0;
        for (Binning binning : made.fitted().binnings()) {
            List<PeerBin> peers = Objects.requireNonNull(published.get(binning.feature()));
            for (int i = 0; i < peers.size(); i++) {
                Bin bin = binning.bins().get(i);
                bins++;
                counts += bin.good() == peers.get(i).good()
                                && bin.bad() == peers.get(i).bad()
                        ? 1
                        : 0;
                evidence = Math.max(
                        evidence, Math.abs(bin.evidence() - peers.get(i).evidence()));
                information = Math.max(
                        information, Math.abs(bin.information() - peers.get(i).information()));
            }
        }
        double apart = Math.abs(fit.intercept() - table.intercept("glm_mle"));
        for (int i = 0; i < fit.coefficients().size(); i++) {
            double own = fit.coefficients().get(i);
            apart = Math.max(apart, Math.abs(own - table.coefficients("glm_mle").get(i)));
        }
        row("\n### %s: with the peer's breaks\n\n| | published | here |\n|---|---|---|", table);
        row("| bins whose counts are equal | %d | %d |", bins, counts);
        row("| weight of evidence, furthest apart | | %.1e |", evidence);
        row("| information value of a bin, furthest apart | | %.1e |", information);
        row("| log-likelihood, not held back | %.9f | %.9f |", peer.logLikelihood(), fit.logLikelihood());
        row("| coefficients, furthest apart | | %.1e |", apart);
        row("| AUC | %.9f | %.9f |", peer.auc(), made.byFit().auc());
        row("| KS | %.9f | %.9f |", peer.ks(), made.byFit().ks());
        row(
                "| points of the card that are equal, with the peer's coefficients | %s | %d |",
                onCard(table), equal(table, made));
    }

    private static int onCard(PublishedTable table) {
        return 1 + table.points().values().stream().mapToInt(List::size).sum();
    }

    private static int equal(PublishedTable table, Reproduction made) {
        Scorecard card = Scorecard.of(
                made.fitted().binnings(), table.intercept("l1_C0.9"), table.coefficients("l1_C0.9"), Scale.USUAL);
        int equal = card.basePoints() == table.basePoints() ? 1 : 0;
        for (Scorecard.Line line : card.lines()) {
            List<Integer> peers =
                    table.points().getOrDefault(line.binning().feature().column(), List.of());
            for (int i = 0; i < peers.size(); i++) {
                equal += peers.get(i).equals(line.points().get(i)) ? 1 : 0;
            }
        }
        return equal;
    }

    private void ownBins(PublishedTable table) {
        Reproduction own = table.withOwnBins(Fitting.USUAL);
        row("\n### %s: with bins of our own\n\n| | published | here |\n|---|---|---|", table);
        row(
                "| features on the card | %d | %d |",
                table.features().size(), own.fitted().binnings().size());
        row(
                "| bins | %d | %d |",
                table.bins().values().stream().mapToInt(List::size).sum(),
                own.fitted().binnings().stream()
                        .mapToInt(each -> each.bins().size())
                        .sum());
        row("| AUC | %.4f | %.4f |", table.figures().auc(), own.byFit().auc());
        row("| AUC of the whole points | | %.4f |", own.byPoints().auc());
        row("| KS | %.4f | %.4f |", table.figures().ks(), own.byFit().ks());
    }

    private void card(PublishedTable table) {
        Fitted own = table.withOwnBins(Fitting.USUAL).fitted();
        row("\n### %s: the card of our own bins\n", table);
        row("| feature | bin | good | bad | weight of evidence | points |\n|---|---|---|---|---|---|");
        row("| | everybody | | | | %d |", own.card().basePoints());
        for (Scorecard.Line line : own.card().lines()) {
            for (int i = 0; i < line.points().size(); i++) {
                Bin bin = line.binning().bins().get(i);
                String words = bin.span().toString().replace("|", "\\|");
                row(
                        "| %s | %s | %d | %d | %.4f | %d |",
                        line.binning().feature().column(),
                        words,
                        bin.good(),
                        bin.bad(),
                        bin.evidence(),
                        line.points().get(i));
            }
        }
    }

    private void row(String format, Object... arguments) {
        text.append(String.format(format, arguments)).append('\n');
    }
}
