package cn.quancheng.models;

import cn.quancheng.models.Kept.KeptModel;
import cn.quancheng.platform.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which models score which months, as the database had it at one revision. It never changes.
 *
 * @param revision of the shelf that it was read at
 * @param models newest first month first
 */
record PublishedModels(long revision, List<PublishedModel> models) {
    /** What a start found, before anybody looked whether it still is so. */
    static PublishedModels of(Shelf shelf) {
        return new PublishedModels(-1, shelf.published());
    }

    /** What the database says now; the same as this where nothing was published nor withdrawn since. */
    PublishedModels next(Connection connection, Shelf shelf) throws SQLException {
        // Asked for before the rest is read: what is committed in between is read now, and once more at the next look.
        long now = Sql.first(connection, "select revision from model_shelf", row -> row.getLong(1))
                .orElseThrow();
        return now == revision ? this : new PublishedModels(now, read(connection, shelf));
    }

    private List<PublishedModel> read(Connection connection, Shelf shelf) throws SQLException {
        List<PublishedModel> read = new ArrayList<>();
        for (KeptModel kept : new ModelVersions(connection).published()) {
            read.add(
                    0,
                    known(kept)
                            .orElseGet(() -> new PublishedModel(
                                    ModelEdition.under(kept, shelf.catalogue(), shelf.catalogueDigest()),
                                    kept.firstMonth())));
        }
        return List.copyOf(read);
    }

    private Optional<PublishedModel> known(KeptModel kept) {
        return models.stream()
                .filter(model -> model.firstMonth().equals(kept.firstMonth())
                        && model.edition().modelDigest().equals(kept.model().digest()))
                .findFirst();
    }

    /** The newest one whose first month has come. */
    Optional<PublishedModel> forMonth(YearMonth month) {
        return models.stream()
                .filter(model -> !model.firstMonth().isAfter(month))
                .findFirst();
    }
}
