package cn.quancheng.scenarios;

import cn.quancheng.platform.Refusal;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalogue of benefits as it is offered today, in memory: no look at it waits for the database. What is published here
 * is seen at once; what another replica publishes, within two seconds.
 */
@ApplicationScoped
@Startup
public class Scenarios {
    private static final Logger LOG = Logger.getLogger(Scenarios.class);
    private static final int REMEMBERED = 1_000;

    private final DataSource database;
    private final Clock clock;
    private final Map<Long, BenefitScenario> earlier = new ConcurrentHashMap<>();
    private volatile ScenarioShelf shelf = ScenarioShelf.EMPTY;
    private volatile DayCatalogue today = DayCatalogue.NONE;

    @Inject
    Scenarios(ScenarioImport files, ScenarioSettings settings, DataSource database, Clock clock) throws SQLException {
        this(database, clock);
        files.take(ScenarioFolder.read(settings.dir()));
        refresh();
    }

    /** The catalogue of a database that others fill: another replica's, for one. */
    Scenarios(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The scenario of this code as it is offered today; none where it is not. */
    public Optional<BenefitScenario> published(String code) {
        return Optional.ofNullable(catalogue().byCode().get(code));
    }

    /** All that are offered today, field by field. */
    public List<BenefitScenario> published() {
        return catalogue().scenarios();
    }

    /**
     * Those that are offered today and wanted, what is found in a title first, then field by field. What was typed is
     * kept nowhere.
     *
     * @param after the place of the one that they follow
     * @throws Refusal 400 naming what cannot be asked
     */
    public List<FoundScenario> find(ScenarioFilter filter, Optional<String> after) {
        return catalogue().search().all(filter.wanted(), after);
    }

    /**
     * A published version, however old: what was held or taken under it is told in its words.
     *
     * @throws IllegalStateException where the database cannot be read, or somebody changed a kept text
     */
    public Optional<BenefitScenario> version(long versionId) {
        ScenarioShelf.Version offered = shelf.versions().get(versionId);
        if (offered != null) {
            return Optional.of(offered.scenario());
        }
        BenefitScenario known = earlier.get(versionId);
        return known != null ? Optional.of(known) : read(versionId);
    }

    /** What is offered today. */
    DayCatalogue catalogue() {
        DayCatalogue catalogue = today;
        ScenarioShelf offered = shelf;
        LocalDate day = LocalDate.now(clock);
        if (catalogue.shelf() != offered || !catalogue.day().equals(day)) {
            catalogue = DayCatalogue.of(offered, day);
            today = catalogue;
        }
        return catalogue;
    }

    /**
     * Reads what the database offers now. Whoever publishes calls it once that is committed; the others find out by the
     * clock.
     */
    synchronized void refresh() throws SQLException {
        try (Connection connection = database.getConnection()) {
            LocalDate day = LocalDate.now(clock);
            // Asked for before the rest is read: what is committed in between is read now, and once more at the next
            // look.
            long revision = ScenarioShelf.revision(connection);
            if (revision != shelf.revision() || !day.equals(shelf.day())) {
                shelf = shelf.next(connection, revision, day);
            }
        }
    }

    @Scheduled(
            every = "{quancheng.scenarios.look-every}",
            identity = "scenarios-of-other-replicas",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            refresh();
        } catch (SQLException e) {
            LOG.debugf("the catalogue stays as it is: %s", e.getMessage());
        }
    }

    private Optional<BenefitScenario> read(long versionId) {
        try (Connection connection = database.getConnection()) {
            Optional<BenefitScenario> found = ScenarioShelf.find(connection, versionId);
            found.ifPresent(version -> {
                if (earlier.size() >= REMEMBERED) {
                    earlier.clear();
                }
                earlier.put(versionId, version);
            });
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a scenario", e);
        }
    }
}
