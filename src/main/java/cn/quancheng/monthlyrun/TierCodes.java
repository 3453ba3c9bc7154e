package cn.quancheng.monthlyrun;

import cn.quancheng.models.ModelEdition;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Sql;
import cn.quancheng.scoring.Tier;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Gives runs of before tiers had names in the database the names of their models' tiers. */
@ApplicationScoped
class TierCodes {
    private final AgroalDataSource database;
    private final Models models;

    TierCodes(AgroalDataSource database, Models models) {
        this.database = database;
        this.models = models;
    }

    private record Nameless(int run, String modelDigest, String catalogueDigest) {}

    @Transactional(rollbackOn = Exception.class)
    void fillIn(@Observes StartupEvent started) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (Nameless run : Sql.list(
                    connection,
                    "SELECT id, model_digest, catalogue_digest FROM runs WHERE tier_codes IS NULL ORDER BY id",
                    row -> new Nameless(row.getInt(1), row.getString(2), row.getString(3)))) {
                Optional<ModelEdition> edition = models.edition(run.modelDigest(), run.catalogueDigest());
                if (edition.isPresent()) {
                    Object codes = connection.createArrayOf(
                            "text",
                            edition.get().model().tiers().stream()
                                    .map(Tier::code)
                                    .toArray());
                    Sql.update(connection, "UPDATE runs SET tier_codes = ? WHERE id = ?", codes, run.run());
                }
            }
        }
    }
}
