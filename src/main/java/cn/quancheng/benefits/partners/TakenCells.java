package cn.quancheng.benefits.partners;

import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Counts what was taken. A cell of fewer than ten people shows no number, and there are no sums: what is hidden cannot be
 * had by subtracting what is shown. Whoever has left is counted on by what was taken, for nobody knows any more who it was.
 */
@ApplicationScoped
class TakenCells {
    private static final String CELLS = """
            SELECT date_trunc(?, on_day::timestamp)::date AS first_day, scenario, count(*) AS taken,
                   count(DISTINCT coalesce(citizen_id::text, id::text)) AS people
            FROM benefit_checks
            WHERE taken_at IS NOT NULL AND returned_at IS NULL AND on_day BETWEEN ? AND ?
              AND (?::bigint IS NULL OR merchant_id = ?)
            GROUP BY 1, 2 ORDER BY 1 DESC, 2
            """;

    private final AgroalDataSource database;

    TakenCells(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The cells of some days, the newest first; where nothing was taken there is none.
     *
     * @param by {@code day} or {@code month}
     * @param merchantId all merchants' where it is null
     */
    List<TakenCell> of(String by, LocalDate from, LocalDate to, @Nullable Long merchantId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(connection, CELLS, TakenCell::of, by, from, to, merchantId, merchantId);
        }
    }
}
