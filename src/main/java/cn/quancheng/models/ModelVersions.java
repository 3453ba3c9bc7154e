package cn.quancheng.models;

import cn.quancheng.models.Kept.KeptModel;
import cn.quancheng.platform.Sql;
import cn.quancheng.platform.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The table of published models, in one transaction. */
record ModelVersions(Connection connection) {
    private static final String FIXED = """
            select v.first_month, v.model_digest, m.name as model_name, m.yaml as model_yaml,
                   v.catalogue_digest, c.name as catalogue_name, c.yaml as catalogue_yaml
            from model_versions v
            join model_texts m on m.digest = v.model_digest
            join model_texts c on c.digest = v.catalogue_digest
            where v.first_month <= ?
            order by v.first_month
            """;

    private static final String ADOPT = """
            insert into model_versions (model, version, model_digest, catalogue_digest, notice_version, first_month,
                                        adopted_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    /** Lets one start at a time look and write, until the transaction ends. */
    void lock() throws SQLException {
        Sql.update(connection, "lock table model_versions in share row exclusive mode");
    }

    /** The versions that are fixed by now: their first month has come. */
    List<KeptModel> fixed(YearMonth now) throws SQLException {
        return Sql.list(
                connection,
                FIXED,
                row -> new KeptModel(
                        text(row, "model"),
                        text(row, "catalogue"),
                        YearMonth.from(row.getObject("first_month", LocalDate.class))),
                now.atDay(1));
    }

    /** Forgets what was announced for a month that has not come: today's files say anew what will be. */
    void forgetAnnounced(YearMonth now) throws SQLException {
        Sql.update(connection, "delete from model_versions where first_month > ?", now.atDay(1));
    }

    /** Takes a version in. */
    void adopt(PublishedModel published, @Nullable String notice, Instant now) throws SQLException {
        ModelEdition edition = published.edition();
        Sql.update(
                connection,
                ADOPT,
                edition.model().model(),
                edition.model().version(),
                edition.modelDigest(),
                edition.catalogueDigest(),
                notice,
                published.firstMonth().atDay(1),
                Timestamp.from(now));
    }

    private static YamlFile text(ResultSet row, String what) throws SQLException {
        return YamlFile.kept(
                row.getString(what + "_name"), row.getString(what + "_yaml"), row.getString(what + "_digest"));
    }
}
