package cn.quancheng.learning;

import cn.quancheng.learning.outcomes.Feature;
import cn.quancheng.learning.outcomes.Outcomes;
import cn.quancheng.learning.outcomes.Question;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A scorecard as another program published it, with the file that it was made from. */
record PublishedTable(String name, Path data, String outcome, String good, String bad) {
    private static final Path FOLDER = Path.of("src/test/resources/learning");

    /** Columns of the second file whose numbers are codes: -2 is no consumption, -1 paid in full, 0 a part of it. */
    private static final Set<String> CODES =
            Set.of("SEX", "EDUCATION", "MARRIAGE", "PAY_0", "PAY_2", "PAY_3", "PAY_4", "PAY_5", "PAY_6");

    static final PublishedTable GERMAN_DEFAULT = german("german_default");
    static final PublishedTable GERMAN_README = german("german_readme_breaks");

    private static PublishedTable german(String name) {
        return new PublishedTable(name, FOLDER.resolve("germancredit.csv"), "creditability", "good", "bad");
    }

    /** The tables whose files are at hand: the second file's where {@code -Dlearning.taiwan=FILE} says where it is. */
    static List<PublishedTable> all() {
        List<PublishedTable> tables = new ArrayList<>(List.of(GERMAN_DEFAULT, GERMAN_README));
        Optional.ofNullable(System.getProperty("learning.taiwan"))
                .map(file -> new PublishedTable("taiwan", Path.of(file), "default.payment.next.month", "0", "1"))
                .ifPresent(tables::add);
        return tables;
    }

    /** A bin as published. */
    record PeerBin(Span span, int count, int good, int bad, double evidence, double information, double total) {}

    /** The features of its bins, in their order. */
    List<Feature> features() {
        return List.copyOf(bins().keySet());
    }

    /** Every column of the file but those named, as the peer began with. */
    List<Feature> candidates(String... without) {
        List<NamedCsvRecord> rows = records(data);
        List<String> passedOver = new ArrayList<>(Arrays.asList(without));
        passedOver.add(outcome);
        passedOver.add("ID");
        return rows.get(0).getHeader().stream()
                .filter(column -> !passedOver.contains(column))
                .map(column -> isNumbers(column, rows) ? Feature.numbers(column) : Feature.categories(column))
                .toList();
    }

    private static boolean isNumbers(String column, List<NamedCsvRecord> rows) {
        return !CODES.contains(column)
                && rows.stream().allMatch(row -> row.getField(column).matches("-?[0-9.]+(e[+]?[0-9]+)?"));
    }

    Map<Feature, List<PeerBin>> bins() {
        Map<String, List<NamedCsvRecord>> byName = new LinkedHashMap<>();
        rows("woebin")
                .forEach(row -> byName.computeIfAbsent(row.getField("variable"), name -> new ArrayList<>())
                        .add(row));
        Map<Feature, List<PeerBin>> bins = new LinkedHashMap<>();
        byName.forEach((variable, rows) -> {
            boolean numbers = rows.get(0).getField("bin").startsWith("[-inf");
            Feature.Kind kind = numbers ? Feature.Kind.NUMBERS : Feature.Kind.CATEGORIES;
            bins.put(
                    new Feature(column(variable), kind),
                    rows.stream().map(PublishedTable::bin).toList());
        });
        return bins;
    }

    Map<Feature, List<Span>> spans() {
        Map<Feature, List<Span>> spans = new LinkedHashMap<>();
        bins().forEach((feature, bins) ->
                spans.put(feature, bins.stream().map(PeerBin::span).toList()));
        return spans;
    }

    private static PeerBin bin(NamedCsvRecord row) {
        return new PeerBin(
                span(row.getField("bin")),
                Integer.parseInt(row.getField("count")),
                Integer.parseInt(row.getField("good")),
                Integer.parseInt(row.getField("bad")),
                Double.parseDouble(row.getField("woe")),
                Double.parseDouble(row.getField("bin_iv")),
                Double.parseDouble(row.getField("total_iv")));
    }

    private static Span span(String bin) {
        if (!bin.startsWith("[")) {
            return new Span.Among(Arrays.asList(bin.split("%,%")));
        }
        String[] bounds = bin.substring(1, bin.length() - 1).split(",");
        return new Span.Range(bound(bounds[0]), bound(bounds[1]));
    }

    private static double bound(String text) {
        return Double.parseDouble(text.replace("inf", "Infinity"));
    }

    double intercept(String fit) {
        return coefficient("const", fit);
    }

    /** The coefficients of {@code glm_mle} or {@code l1_C0.9}, one for each feature. */
    List<Double> coefficients(String fit) {
        return rows("woebin").stream()
                .map(row -> row.getField("variable"))
                .distinct()
                .map(variable -> coefficient(variable + "_woe", fit))
                .toList();
    }

    private double coefficient(String variable, String fit) {
        return rows("coef").stream()
                .filter(row -> row.getField("var").equals(variable))
                .mapToDouble(row -> Double.parseDouble(row.getField(fit)))
                .findFirst()
                .orElseThrow();
    }

    int basePoints() {
        return (int) Double.parseDouble(rows("card").get(0).getField("points"));
    }

    /** The points of each bin of each feature on the card; whose coefficient is 0 is not on it. */
    Map<String, List<Integer>> points() {
        Map<String, List<Integer>> points = new LinkedHashMap<>();
        rows("card").stream()
                .skip(1)
                .forEach(row -> points.computeIfAbsent(column(row.getField("variable")), name -> new ArrayList<>())
                        .add((int) Double.parseDouble(row.getField("points"))));
        return points;
    }

    private String column(String variable) {
        return name.startsWith("german") ? variable.replace('.', '_') : variable;
    }

    /** Made anew by the peer's own bins. */
    Reproduction reproduced(Fitting fitting) {
        return reproduced(features(), spans(), fitting);
    }

    /** Made with bins of our own, from every column. */
    Reproduction withOwnBins(Fitting fitting) {
        return reproduced(candidates(), Map.of(), fitting);
    }

    private Reproduction reproduced(List<Feature> features, Map<Feature, List<Span>> bins, Fitting fitting) {
        Question question = new Question(outcome, good, bad, features, List.of());
        try (InputStream csv = Files.newInputStream(data)) {
            return Scorecards.reproduce(csv, question, bins, fitting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcomes outcomes(Question question) {
        try (InputStream csv = Files.newInputStream(data)) {
            return Outcomes.forReproduction(csv, question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<NamedCsvRecord> rows(String table) {
        return records(FOLDER.resolve(name + "_" + table + ".csv"));
    }

    private static List<NamedCsvRecord> records(Path file) {
        try {
            return CsvReader.builder().ofNamedCsvRecord(Files.readString(file)).stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The peer's figures of the fit that is not held back. */
    record Figures(double logLikelihood, double auc, double ks) {}

    Figures figures() {
        return switch (name) {
            case "german_default" -> new Figures(-458.07499175909516, 0.8269119047619047, 0.5242857142857142);
            case "german_readme_breaks" -> new Figures(-461.6838132671742, 0.8229547619047619, 0.5176190476190476);
            default -> new Figures(-13055.884956192578, 0.7721043959378008, 0.41108064740332495);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
