package cn.quancheng.learning;

import cn.quancheng.learning.PublishedTable.PeerBin;
import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Makes published scorecards anew and holds them against what was published; those of the second file where it is at hand. */
class PublishedTablesTest {
    private static final Fitting LIKELIEST = new Fitting(Fitting.UNBOUND, BinRules.USUAL, Scale.USUAL);

    static List<PublishedTable> tables() {
        return PublishedTable.all();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void with_the_peers_breaks_every_bin_has_its_counts_evidence_and_information(PublishedTable table) {
        List<Binning> binnings = table.reproduced(LIKELIEST).fitted().binnings();
        assertThat(binnings).hasSameSizeAs(table.bins().keySet()).hasSizeGreaterThanOrEqualTo(13);
        for (Binning binning : binnings) {
            List<PeerBin> published = Objects.requireNonNull(table.bins().get(binning.feature()));
            assertThat(binning.bins()).hasSameSizeAs(published);
            for (int i = 0; i < published.size(); i++) {
                PeerBin peer = published.get(i);
                Bin bin = binning.bins().get(i);
                assertThat(List.of(bin.count(), bin.good(), bin.bad()))
                        .as("%s", bin)
                        .containsExactly(peer.count(), peer.good(), peer.bad());
                assertThat(bin.evidence()).isCloseTo(peer.evidence(), within(1e-9));
                assertThat(bin.information()).isCloseTo(peer.information(), within(1e-9));
            }
            assertThat(binning.informationValue()).isCloseTo(published.get(0).total(), within(1e-9));
        }
    }

    @Test
    void credit_amounts_are_as_another_package_published_them() {
        Feature amount = Feature.numbers("credit_amount");
        Outcomes outcomes = PublishedTable.GERMAN_DEFAULT.outcomes(
                new Question("creditability", "good", "bad", List.of(amount), List.of()));
        List<Span> spans = new ArrayList<>();
        double[] breaks = {Double.NEGATIVE_INFINITY, 1400, 1800, 4000, 9200, Double.POSITIVE_INFINITY};
        for (int i = 1; i < breaks.length; i++) {
            spans.add(new Span.Range(breaks[i - 1], breaks[i]));
        }
        Binning binning = Binning.count(amount, spans, outcomes);
        double[] evidence = {.03366128, -.72823850, -.25830746, .39053946, 1.17007125};
        assertThat(binning.bins()).extracting(Bin::count).containsExactly(267, 105, 382, 196, 50);
        for (int i = 0; i < evidence.length; i++) {
            assertThat(binning.bins().get(i).evidence()).isCloseTo(evidence[i], within(5e-9));
        }
        assertThat(binning.informationValue()).isCloseTo(.1812204, within(5e-8));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void the_likeliest_fit_is_the_peers(PublishedTable table) {
        Reproduction made = table.reproduced(LIKELIEST);
        Fit fit = made.fitted().fit();
        double likelihood = table.figures().logLikelihood();
        assertThat(fit.logLikelihood()).isCloseTo(likelihood, within(Math.abs(likelihood) * 1e-6));
        assertThat(fit.intercept()).isCloseTo(table.intercept("glm_mle"), within(1e-6));
        List<Double> peers = table.coefficients("glm_mle");
        for (int i = 0; i < peers.size(); i++) {
            assertThat(fit.coefficients().get(i))
                    .as("%s", table.features().get(i))
                    .isCloseTo(peers.get(i), within(1e-6));
        }
        assertThat(made.byFit().auc()).isCloseTo(table.figures().auc(), within(1e-9));
        assertThat(made.byFit().ks()).isCloseTo(table.figures().ks(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void with_the_peers_coefficients_every_point_is_its_cards(PublishedTable table) {
        List<Binning> binnings = table.reproduced(LIKELIEST).fitted().binnings();
        Scorecard card = Scorecard.of(
                binnings, table.intercept("l1_C0.9"), table.coefficients("l1_C0.9"), new Scale(600, 19, 50));
        Map<String, List<Integer>> published = table.points();
        assertThat(card.basePoints()).isEqualTo(table.basePoints());
        for (Scorecard.Line line : card.lines()) {
            List<Integer> none = line.points().stream().map(point -> 0).toList();
            assertThat(line.points())
                    .as(line.binning().feature().column())
                    .isEqualTo(published.getOrDefault(line.binning().feature().column(), none));
        }
        assertThat(published).hasSizeGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void with_bins_of_our_own_good_is_told_from_bad_as_well_as_by_the_peer(PublishedTable table) {
        Reproduction own = table.withOwnBins(Fitting.USUAL);
        assertThat(own.byFit().auc()).isGreaterThanOrEqualTo(table.figures().auc() - 0.002);
        assertThat(own.fitted().fit().coefficients()).allMatch(coefficient -> coefficient > 0);
    }
}
