package cn.quancheng.models;

import cn.quancheng.models.Kept.KeptDraft;
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

/** The table of models' versions as starts and readers need it, in one transaction. */
record ModelVersions(Connection connection) {
    private static final String PUBLISHED = """
            select v.first_month, v.model_digest, m.name as model_name, m.yaml as model_yaml,
                   v.catalogue_digest, c.name as catalogue_name, c.yaml as catalogue_yaml
            from model_versions v
            join model_texts m on m.digest = v.model_digest
            join model_texts c on c.digest = v.catalogue_digest
            where v.first_month is not null
            order by v.first_month
            """;

    private static final String DRAFTS = """
            select m.name, m.digest,
                   (select e.written_by from model_edits e where e.version = v.version order by e.id desc limit 1) as by
            from model_versions v join model_texts m on m.digest = v.model_digest
            where v.first_month is null
            """;

    private static final String ADOPT = """
            insert into model_versions (model, version, model_digest, catalogue_digest, notice_version, first_month,
                                        adopted_at, published_by, published_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CHANGE = """
            update model_versions set model_digest = ?, catalogue_digest = ? where version = ?
            """;

    private static final String EDIT = """
            insert into model_edits (version, model_digest, written_by, written_at) values (?, ?, ?, ?)
            """;

    /** Lets one start at a time look and write, until the transaction ends. */
    void lock() throws SQLException {
        Sql.update(connection, "lock table model_versions in share row exclusive mode");
    }

    /** The versions that are published, oldest first month first. */
    List<KeptModel> published() throws SQLException {
        return Sql.list(
                connection,
                PUBLISHED,
                row -> new KeptModel(
                        text(row, "model"),
                        text(row, "catalogue"),
                        YearMonth.from(row.getObject("first_month", LocalDate.class))));
    }

    /** The versions that are not published. */
    List<KeptDraft> drafts() throws SQLException {
        return Sql.list(
                connection,
                DRAFTS,
                row -> new KeptDraft(
                        row.getString("name"),
                        row.getString("digest"),
                        row.getString("by").equals(Models.FILE)));
    }

    /** Takes the models in with which an installation begins. */
    void adopt(PublishedModel published, @Nullable String notice, Instant now) throws SQLException {
        adopt(published.edition(), notice, published.firstMonth(), now);
    }

    /** Takes a draft in that lies among the files. */
    void adopt(ModelEdition draft, Instant now) throws SQLException {
        adopt(draft, null, null, now);
    }

    /** Takes in what a file says by now of a draft that nobody but files wrote. */
    void change(ModelEdition draft, Instant now) throws SQLException {
        Sql.update(
                connection,
                CHANGE,
                draft.modelDigest(),
                draft.catalogueDigest(),
                draft.model().version());
        edit(draft, now);
    }

    private void adopt(ModelEdition edition, @Nullable String notice, @Nullable YearMonth first, Instant now)
            throws SQLException {
        Timestamp at = Timestamp.from(now);
        Sql.update(
                connection,
                ADOPT,
                edition.model().model(),
                edition.model().version(),
                edition.modelDigest(),
                edition.catalogueDigest(),
                notice,
                first == null ? null : first.atDay(1),
                at,
                first == null ? null : Models.FILE,
                first == null ? null : at);
        edit(edition, now);
    }

    private void edit(ModelEdition edition, Instant now) throws SQLException {
        Sql.update(
                connection, EDIT, edition.model().version(), edition.modelDigest(), Models.FILE, Timestamp.from(now));
    }

    private static YamlFile text(ResultSet row, String what) throws SQLException {
        return YamlFile.kept(
                row.getString(what + "_name"), row.getString(what + "_yaml"), row.getString(what + "_digest"));
    }
}
