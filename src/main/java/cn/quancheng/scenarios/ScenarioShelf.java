package cn.quancheng.scenarios;

import cn.quancheng.platform.Sql;
import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the database offered at one revision: of each scenario the version that had begun on a day, and those that were to
 * begin later. It never changes.
 *
 * @param revision of the catalogue that it was read at
 * @param day on which it was read; it answers for this one and every later one
 * @param versions by number, old ones first within a scenario
 */
record ScenarioShelf(long revision, LocalDate day, Map<Long, Version> versions) {
    private static final Logger LOG = Logger.getLogger(ScenarioShelf.class);

    private static final String OFFERED = """
            select v.id, v.scenario, v.version, v.digest, t.yaml, s.ends_from
            from scenarios s
            join scenario_versions v on v.scenario = s.code and v.state = 'PUBLISHED'
            join scenario_texts t on t.digest = v.digest
            where v.version >= coalesce((select max(n.version) from scenario_versions n
                                         where n.scenario = s.code and n.first_day <= ?), 0)
            order by s.code, v.version
            """;

    private static final String ONE = """
            select v.id, v.scenario, v.version, v.digest, t.yaml, null::date as ends_from
            from scenario_versions v join scenario_texts t on t.digest = v.digest
            where v.id = ? and v.state = 'PUBLISHED'
            """;

    /**
     * A version as it is offered.
     *
     * @param yaml its text
     * @param endsFrom the first day on which its scenario is offered no more
     */
    record Version(
            BenefitScenario scenario, String yaml, @Nullable LocalDate endsFrom) {
        boolean isOffered(LocalDate day) {
            BenefitOffer.Validity validity = scenario.offer().validity();
            return !validity.hasEnded(day) && (endsFrom == null || day.isBefore(endsFrom));
        }
    }

    /** Before anything was read. */
    static final ScenarioShelf EMPTY = new ScenarioShelf(-1, LocalDate.MIN, Map.of());

    /**
     * Reads what is offered now; what this shelf knows already is not read again.
     *
     * @param now the revision, asked for before
     */
    ScenarioShelf next(Connection connection, long now, LocalDate today) throws SQLException {
        Map<Long, Version> offered = new LinkedHashMap<>();
        Sql.list(connection, OFFERED, this::version, today)
                .forEach(found -> found.ifPresent(
                        version -> offered.put(version.scenario().versionId(), version)));
        return new ScenarioShelf(now, today, offered);
    }

    /** Reads one version, however old. */
    static Optional<BenefitScenario> find(Connection connection, long versionId) throws SQLException {
        return Sql.first(connection, ONE, EMPTY::version, versionId).flatMap(found -> found.map(Version::scenario));
    }

    /** What the catalogue says now: it changes with whatever is published, ended or begun again. */
    static long revision(Connection connection) throws SQLException {
        return Sql.first(connection, "select revision from scenario_catalogue", row -> row.getLong(1))
                .orElseThrow();
    }

    /** What is offered on a day, field by field. */
    List<BenefitScenario> on(LocalDate today) {
        Map<String, Version> newest = new LinkedHashMap<>();
        for (Version version : versions.values()) {
            if (version.scenario().offer().validity().hasBegun(today)) {
                newest.put(version.scenario().code(), version);
            }
        }
        return newest.values().stream()
                .filter(version -> version.isOffered(today))
                .map(Version::scenario)
                .sorted(Comparator.comparing(BenefitScenario::domain).thenComparing(BenefitScenario::code))
                .toList();
    }

    private Optional<Version> version(ResultSet row) throws SQLException {
        LocalDate endsFrom = row.getObject("ends_from", LocalDate.class);
        Version known = versions.get(row.getLong("id"));
        return known != null
                ? Optional.of(new Version(known.scenario(), known.yaml(), endsFrom))
                : compiled(row, endsFrom);
    }

    /** A text that a later release took may be beyond this one: it is left out here, and offered by those who know it. */
    private static Optional<Version> compiled(ResultSet row, @Nullable LocalDate endsFrom) throws SQLException {
        String digest = row.getString("digest");
        YamlFile file = YamlFile.kept(OfferReader.fileName(row.getString("scenario")), row.getString("yaml"), digest);
        Faults faults = new Faults();
        BenefitOffer offer = new OfferReader(faults, new PartnerNames()).read(file);
        if (offer == null) {
            LOG.errorf("version %d of %s is not shown: %s", row.getInt("version"), file.name(), faults.all());
            return Optional.empty();
        }
        BenefitScenario scenario = new BenefitScenario(row.getLong("id"), row.getInt("version"), digest, offer);
        return Optional.of(new Version(scenario, file.text(), endsFrom));
    }
}
