package cn.quancheng.models;

import cn.quancheng.models.ModelEdition.Digests;
import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.scoring.ScoringModel;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import javax.sql.DataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The catalogue of items and the scoring models. Files are read once, at start, and what is new in them is kept by its
 * content; a faulty file stops the start with every fault named by file, line and key. What was kept is there whatever
 * today's files say.
 */
@ApplicationScoped
@Startup
public class Models {
    private static final Logger LOG = Logger.getLogger(Models.class);

    private final Shelf shelf;
    private final Clock clock;
    private final FactKinds kinds;
    private final Function<String, Optional<YamlFile>> texts;
    private final Map<Digests, ModelEdition> editions = new ConcurrentHashMap<>();
    private final Map<Digests, Scorer> scorers = new ConcurrentHashMap<>();

    @Inject
    Models(Shelf shelf, Clock clock, FactKinds kinds, DataSource database) {
        this(shelf, clock, kinds, new ModelTexts(database)::find);
    }

    private Models(Shelf shelf, Clock clock, FactKinds kinds, Function<String, Optional<YamlFile>> texts) {
        this.shelf = shelf;
        this.clock = clock;
        this.kinds = kinds;
        this.texts = texts;
        shelf.published().forEach(published -> {
            editions.put(published.edition().digests(), published.edition());
            faults(published.edition())
                    .forEach(fault -> LOG.warnf(
                            "no month is begun under %s: %s", published.model().id(), fault));
        });
    }

    /**
     * Reads a folder outside of a running service, for tests and benchmarks; kinds of fact are numbered in the order of
     * the catalogue, without a database.
     *
     * @throws FaultyModelException naming every fault of every file
     */
    public static Models of(Path folder, Clock clock) {
        List<YamlFile> files = ModelFolder.read(folder);
        Shelf shelf = Shelf.read(files);
        return new Models(
                shelf,
                clock,
                FactKinds.of(shelf.catalogue()),
                digest -> files.stream()
                        .filter(file -> file.digest().equals(digest))
                        .findFirst());
    }

    /**
     * Reads a folder as a service that starts on a database, and keeps there what is new.
     *
     * @throws FaultyModelException naming every fault of every file
     * @throws IllegalStateException where the database cannot be read or written
     */
    public static Models of(Path folder, DataSource database, Clock clock) {
        Shelf shelf = new Library(database, clock).take(ModelFolder.read(folder));
        return new Models(shelf, clock, FactKinds.of(shelf.catalogue(), database), database);
    }

    /** The catalogue in force. */
    public Catalogue catalogue() {
        return shelf.catalogue();
    }

    /** SHA-256 of the catalogue's file, in small hexadecimal letters. */
    public String catalogueDigest() {
        return shelf.catalogueDigest();
    }

    /** All published models, newest first month first; those whose files are gone included. */
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

    /** The published model of this content, or none. */
    public Optional<PublishedModel> published(String modelDigest) {
        return shelf.published().stream()
                .filter(published -> published.edition().modelDigest().equals(modelDigest))
                .findFirst();
    }

    /**
     * A model with the catalogue that it scored with, by the digests that a run wrote down; whatever today's files say.
     *
     * @throws IllegalStateException where somebody changed a kept text
     */
    public Optional<ModelEdition> edition(String modelDigest, String catalogueDigest) {
        Digests digests = new Digests(modelDigest, catalogueDigest);
        ModelEdition known = editions.get(digests);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ModelEdition> read = texts.apply(modelDigest)
                .flatMap(model -> texts.apply(catalogueDigest).map(catalogue -> ModelEdition.read(model, catalogue)));
        read.ifPresent(edition -> editions.put(digests, edition));
        return read;
    }

    /**
     * What the catalogue in force has against an edition, such as a retention that is too long by now. A month that is
     * begun or goes on under such a model would weigh people against the law.
     *
     * @return empty where the model may score
     */
    public List<Fault> faults(ModelEdition edition) {
        if (edition.catalogueDigest().equals(catalogueDigest())) {
            return List.of();
        }
        Faults faults = new Faults();
        YamlFile text = texts.apply(edition.modelDigest())
                .orElseThrow(() -> new IllegalStateException(
                        "no text of " + edition.model().id()));
        new ModelReader(faults, catalogue()).read(text);
        return faults.all();
    }

    /** The edition's model, compiled for the numbers of {@link FactKinds} and its own catalogue; compiled once. */
    public Scorer scorer(ModelEdition edition) {
        return scorers.computeIfAbsent(
                edition.digests(), digests -> Scorer.compile(edition.model(), kinds.kinds(edition.catalogue())));
    }

    /** Every kind of fact, in the order of its number. */
    public List<FactKind> kinds() {
        return kinds.kinds();
    }
}
