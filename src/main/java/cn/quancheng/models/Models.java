package cn.quancheng.models;

import cn.quancheng.models.ModelEdition.Digests;
import cn.quancheng.platform.Sql;
import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.FactKind;
import cn.quancheng.scoring.Scorer;
import cn.quancheng.scoring.ScoringModel;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The catalogue of items and the scoring models. Files are read once, at start, and what is new in them is kept by its
 * content; a faulty file stops the start with every fault named by file, line and key. Which models score which months
 * the database says: what is published here is seen at once, what another replica publishes within two seconds, and
 * before a month is begun in any case.
 */
@ApplicationScoped
@Startup
public class Models {
    /** Stands for who wrote and published what a start took from a file. */
    public static final String FILE = "file";

    private static final Logger LOG = Logger.getLogger(Models.class);

    private final Shelf shelf;
    private final Clock clock;
    private final FactKinds kinds;
    private final Function<String, Optional<YamlFile>> texts;
    private final @Nullable DataSource database;
    private final Map<Digests, ModelEdition> editions = new ConcurrentHashMap<>();
    private final Map<Digests, Scorer> scorers = new ConcurrentHashMap<>();
    private volatile PublishedModels published;

    @Inject
    Models(Shelf shelf, Clock clock, FactKinds kinds, DataSource database) {
        this(shelf, clock, kinds, new ModelTexts(database)::find, database);
    }

    private Models(
            Shelf shelf,
            Clock clock,
            FactKinds kinds,
            Function<String, Optional<YamlFile>> texts,
            @Nullable DataSource database) {
        this.shelf = shelf;
        this.clock = clock;
        this.kinds = kinds;
        this.texts = texts;
        this.database = database;
        this.published = PublishedModels.of(shelf);
        published().forEach(model -> {
            editions.put(model.edition().digests(), model.edition());
            faults(model.edition())
                    .forEach(fault -> LOG.warnf(
                            "no month is begun under %s: %s", model.model().id(), fault));
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
                        .findFirst(),
                null);
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
        return published.models();
    }

    /** The model that scores a month: the newest one whose first month has come; none before the very first. */
    public Optional<PublishedModel> forMonth(YearMonth month) {
        return published.forMonth(month);
    }

    /** The model that scores the month that it is now. */
    public Optional<PublishedModel> current() {
        return forMonth(YearMonth.now(clock));
    }

    /** The published model of this content, or none. */
    public Optional<PublishedModel> published(String modelDigest) {
        return published().stream()
                .filter(model -> model.edition().modelDigest().equals(modelDigest))
                .findFirst();
    }

    /**
     * Holds off whoever publishes or withdraws a model until the connection's transaction ends, and knows all who did so
     * before: what {@link #forMonth} says then is what a month that is begun in that transaction is scored by.
     */
    public void settle(Connection connection) throws SQLException {
        Sql.first(connection, "select revision from model_shelf for share", row -> row.getLong(1));
        synchronized (this) {
            published = published.next(connection, shelf);
        }
    }

    /** Reads which models score which months. */
    synchronized void refresh() throws SQLException {
        if (database != null) {
            try (Connection connection = database.getConnection()) {
                published = published.next(connection, shelf);
            }
        }
    }

    /** What is published here is seen here at once. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ShelfChanged change) {
        look();
    }

    @Scheduled(
            every = "{quancheng.models.look-every}",
            identity = "models-of-other-replicas",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            refresh();
        } catch (SQLException e) {
            LOG.debugf("the models stay as they are: %s", e.getMessage());
        }
    }

    /**
     * What a text says that may become a version, under the catalogue in force. It is kept nowhere by that.
     *
     * @throws FaultyModelException naming every fault by line and key
     */
    public SoundModel read(YamlFile text) {
        Faults faults = new Faults();
        ModelFile file = new ModelReader(faults, catalogue()).read(text);
        FaultyModelException.refuse(faults);
        return new SoundModel(
                new ModelEdition(Objects.requireNonNull(file).model(), text.digest(), catalogue(), catalogueDigest()),
                file.firstMonth());
    }

    /** Keeps a text for good, in the connection's transaction. */
    public void keep(Connection connection, YamlFile text) throws SQLException {
        ModelTexts.keep(connection, text);
    }

    /**
     * A kept text.
     *
     * @throws IllegalStateException where there is none, or somebody changed it
     */
    public YamlFile text(String digest) {
        return texts.apply(digest).orElseThrow(() -> new IllegalStateException("no text " + digest));
    }

    /**
     * The items that a model weighs, or would once they are enabled, and that somebody was not told of who is scored by it.
     *
     * @param first the first month that it scores
     * @return each with the version of a notice that does not name it
     */
    public Map<String, String> untold(ScoringModel model, YearMonth first) {
        Told told = new Told(shelf.notices());
        Map<String, String> untold = new LinkedHashMap<>();
        model.indicators().stream()
                .flatMap(indicator -> indicator.items().stream())
                .forEach(item -> told.notTelling(item, first, null).ifPresent(notice -> untold.put(item, notice)));
        return untold;
    }

    /**
     * The version of a notice that does not tell that rules to come are tried on people, and that somebody may have agreed
     * to who is scored in a month; none where everybody was told.
     */
    public Optional<String> untoldOfTrials(YearMonth month) {
        return new Told(shelf.notices()).notTellingOfTrials(month);
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
