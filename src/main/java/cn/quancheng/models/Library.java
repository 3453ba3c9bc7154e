package cn.quancheng.models;

import cn.quancheng.models.Kept.KeptDraft;
import cn.quancheng.platform.yaml.YamlFile;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a folder's files in. The first ones found the installation: those with a first month are published. From then on
 * a file of a published version must say what is published, and any other file is a draft.
 */
record Library(DataSource database, Clock clock) {
    private static final Logger LOG = Logger.getLogger(Library.class);

    /**
     * Reads the files and keeps what is new, all or nothing; starts that come together take turns.
     *
     * @throws FaultyModelException naming every fault of every file
     * @throws IllegalStateException where the database cannot be read or written, or somebody changed a kept text
     */
    Shelf take(List<YamlFile> files) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Shelf shelf = take(files, connection);
                connection.commit();
                return shelf;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the models", e);
        }
    }

    private Shelf take(List<YamlFile> files, Connection connection) throws SQLException {
        ModelVersions versions = new ModelVersions(connection);
        NoticeTable notices = new NoticeTable(connection);
        versions.lock();
        List<YamlFile> knownNotices = notices.all();
        Kept kept = new Kept(
                versions.published(),
                versions.drafts(),
                knownNotices,
                knownNotices.isEmpty() ? LocalDate.MIN : LocalDate.now(clock));
        Shelf shelf = Shelf.read(files, kept);
        keepNotices(shelf, files, kept, notices);
        ModelTexts.keep(connection, shelf.catalogueFile());
        if (kept.isFounding()) {
            keepPublished(shelf, files, versions);
        }
        keepDrafts(shelf, files, kept, versions);
        return shelf;
    }

    private void keepNotices(Shelf shelf, List<YamlFile> files, Kept kept, NoticeTable table) throws SQLException {
        Set<String> known = kept.notices().stream().map(YamlFile::digest).collect(Collectors.toSet());
        for (Notice notice : shelf.notices()) {
            if (!known.contains(notice.digest())) {
                table.adopt(notice, file(files, notice.digest()), clock.instant());
            }
        }
    }

    private void keepPublished(Shelf shelf, List<YamlFile> files, ModelVersions versions) throws SQLException {
        for (PublishedModel published : shelf.published()) {
            ModelTexts.keep(
                    versions.connection(), file(files, published.edition().modelDigest()));
            versions.adopt(published, noticeOf(published, shelf), clock.instant());
        }
    }

    /** A file is in charge of its draft until people write it. */
    private void keepDrafts(Shelf shelf, List<YamlFile> files, Kept kept, ModelVersions versions) throws SQLException {
        for (ModelEdition draft : shelf.drafts()) {
            YamlFile file = file(files, draft.modelDigest());
            Optional<KeptDraft> known = kept.draft(file.name());
            if (known.isPresent() && known.get().digest().equals(file.digest())) {
                continue;
            }
            if (known.isPresent() && !known.get().byFile()) {
                LOG.warnf("%s says something else than the draft that people wrote: it is left alone", file.name());
                continue;
            }
            ModelTexts.keep(versions.connection(), file);
            if (known.isPresent()) {
                versions.change(draft, clock.instant());
            } else {
                versions.adopt(draft, clock.instant());
            }
        }
    }

    private @Nullable String noticeOf(PublishedModel published, Shelf shelf) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = published.firstMonth().atDay(1);
        return shelf.notice(first.isBefore(today) ? today : first)
                .map(Notice::version)
                .orElse(null);
    }

    private static YamlFile file(List<YamlFile> files, String digest) {
        return files.stream()
                .filter(file -> file.digest().equals(digest))
                .findFirst()
                .orElseThrow();
    }
}
