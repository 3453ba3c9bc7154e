package cn.quancheng.models;

import cn.quancheng.models.Kept.KeptModel;
import cn.quancheng.platform.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a folder's files in: what is fixed by now is held against what earlier starts took in, the rest is kept. */
record Library(DataSource database, Clock clock) {
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
        YearMonth now = YearMonth.now(clock);
        ModelVersions versions = new ModelVersions(connection);
        NoticeTable notices = new NoticeTable(connection);
        versions.lock();
        List<KeptModel> knownModels = versions.fixed(now);
        List<YamlFile> knownNotices = notices.all();
        Kept kept = new Kept(
                knownModels,
                knownModels.isEmpty() ? Kept.EVER : now,
                knownNotices,
                knownNotices.isEmpty() ? LocalDate.MIN : LocalDate.now(clock));
        Shelf shelf = Shelf.read(files, kept);
        keepNotices(shelf, files, kept, notices);
        versions.forgetAnnounced(now);
        keepModels(shelf, files, kept, versions);
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

    private void keepModels(Shelf shelf, List<YamlFile> files, Kept kept, ModelVersions versions) throws SQLException {
        ModelTexts.keep(versions.connection(), shelf.catalogueFile());
        Set<String> known =
                kept.models().stream().map(model -> model.model().digest()).collect(Collectors.toSet());
        for (PublishedModel published : shelf.published()) {
            if (!known.contains(published.edition().modelDigest())) {
                ModelTexts.keep(
                        versions.connection(), file(files, published.edition().modelDigest()));
                versions.adopt(published, noticeOf(published, shelf), clock.instant());
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
