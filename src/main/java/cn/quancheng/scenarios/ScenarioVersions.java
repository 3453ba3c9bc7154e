package cn.quancheng.scenarios;

import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Sql;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scenarios.ScenarioVersion.State;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of the scenarios, their versions, texts and partners. */
@ApplicationScoped
class ScenarioVersions implements PanacheRepositoryBase<ScenarioVersion, Long> {
    private final DataSource database;

    ScenarioVersions(DataSource database) {
        this.database = database;
    }

    /** The scenario, locked to the end of the transaction: whoever changes anything of it at the same time waits. */
    Optional<ScenarioHead> lock(String code) {
        return Optional.ofNullable(getEntityManager().find(ScenarioHead.class, code, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same, which is made where there is none; of two who make it at once, the second one waits for the first. */
    ScenarioHead lockOrMake(String code) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "insert into scenarios (code) values (?) on conflict do nothing", code);
        }
        return lock(code).orElseThrow();
    }

    Optional<ScenarioHead> head(String code) {
        return Optional.ofNullable(getEntityManager().find(ScenarioHead.class, code));
    }

    Optional<ScenarioVersion> draft(String code) {
        return find("scenario = ?1 and state = ?2", code, State.DRAFT).firstResultOptional();
    }

    /** Every draft, by the scenario's code. */
    List<ScenarioVersion> drafts(PageQuery page) {
        return find(
                        "state = ?1 and scenario > ?2",
                        Sort.by("scenario"),
                        State.DRAFT,
                        page.after().orElse(""))
                .range(0, page.size())
                .list();
    }

    /** The version that was published last, whether it has begun or not. */
    Optional<ScenarioVersion> newest(String code) {
        return find("scenario = ?1 and state = ?2 order by version desc", code, State.PUBLISHED)
                .firstResultOptional();
    }

    boolean wasPublished(String code, String digest) {
        return count("scenario = ?1 and digest = ?2 and state = ?3", code, digest, State.PUBLISHED) > 0;
    }

    /** Of a scenario, the newest first; one more than the page shows where there are more. */
    List<ScenarioVersion> of(String code, PageQuery page) {
        return find(
                        "scenario = ?1 and id < ?2 order by id desc",
                        code,
                        page.afterNumber().orElse(Long.MAX_VALUE))
                .range(0, page.size())
                .list();
    }

    /** The number of the newest version, 0 where there is none. */
    int newestNumber(String code) {
        return newest(code).map(ScenarioVersion::version).orElse(0);
    }

    void keep(YamlFile file) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "insert into scenario_texts (digest, yaml) values (?, ?) on conflict do nothing",
                    file.digest(),
                    file.text());
        }
    }

    /** The text of a digest that a row names. */
    YamlFile text(String code, String digest) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                            connection,
                            "select yaml from scenario_texts where digest = ?",
                            row -> YamlFile.kept(OfferReader.fileName(code), row.getString(1), digest),
                            digest)
                    .orElseThrow();
        }
    }

    /** Publishes a draft, or what never was one: from the commit on every replica offers it. */
    void publish(ScenarioVersion version, BenefitOffer offer, String by, Instant now) throws SQLException {
        version.publish(by, now);
        persistAndFlush(version);
        try (Connection connection = database.getConnection()) {
            for (Partner partner : offer.partners()) {
                Sql.update(
                        connection,
                        "insert into scenario_partners (version_id, merchant, branches) values (?, ?, ?)",
                        version.id(),
                        partner.merchant(),
                        connection.createArrayOf(
                                "text",
                                partner.branches().stream()
                                        .map(Partner.Branch::branch)
                                        .toArray()));
            }
        }
        changed();
    }

    /** Tells every replica, from the commit on, that something else is offered. */
    void changed() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "update scenario_catalogue set revision = revision + 1");
        }
    }
}
