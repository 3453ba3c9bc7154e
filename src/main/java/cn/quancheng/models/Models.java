package cn.quancheng.models;

import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.scoring.ScoringModel;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalogue of items and the scoring models. They are read once, at start; a faulty file stops the start with every
 * fault named by file, line and key.
 */
@ApplicationScoped
@Startup
public class Models {
    private final Shelf shelf;
    private final Clock clock;
    private final FactKinds kinds;
    private final Map<String, Scorer> scorers = new ConcurrentHashMap<>();

    @Inject
    Models(Shelf shelf, Clock clock, FactKinds kinds) {
        this.shelf = shelf;
        this.clock = clock;
        this.kinds = kinds;
    }

    /**
     * Reads a folder outside of a running service, for tests and benchmarks; kinds of fact are numbered in the order of
     * the catalogue, without a database.
     *
     * @throws FaultyModelException naming every fault of every file
     */
    public static Models of(Path folder, Clock clock) {
        Shelf shelf = Shelf.read(ModelFolder.read(folder));
        return new Models(shelf, clock, FactKinds.of(shelf.catalogue()));
    }

    /** The catalogue in force. */
    public Catalogue catalogue() {
        return shelf.catalogue();
    }

    /** SHA-256 of the catalogue's file, in small hexadecimal letters. */
    public String catalogueDigest() {
        return shelf.catalogueDigest();
    }

    /** All published models, newest first month first. */
    public List<PublishedModel> published() {
        return shelf.published();
    }

    /** Models without a first month: readable, never used by a run. */
    public List<ScoringModel> drafts() {
        return shelf.drafts();
    }

    /** The model that scores a month: the newest one whose first month has come; none before the very first. */
    public Optional<PublishedModel> forMonth(YearMonth month) {
        return shelf.published().stream()
                .filter(model -> !model.firstMonth().isAfter(month))
                .findFirst();
    }

    /** The model that scores the month that it is now. */
    public Optional<PublishedModel> current() {
        return forMonth(YearMonth.now(clock));
    }

    /** The published model of this name and version, such as {@code quancheng} and {@code 2026.1}. */
    public Optional<PublishedModel> byVersion(String model, String version) {
        return shelf.published().stream()
                .filter(published -> published.model().model().equals(model)
                        && published.model().version().equals(version))
                .findFirst();
    }

    /** The model, compiled for the numbers of {@link FactKinds}; compiled once. */
    public Scorer scorer(PublishedModel model) {
        return scorers.computeIfAbsent(model.digest(), digest -> Scorer.compile(model.model(), kinds.kinds()));
    }

    /** Every kind of fact, in the order of its number. */
    public List<FactKind> kinds() {
        return kinds.kinds();
    }
}
