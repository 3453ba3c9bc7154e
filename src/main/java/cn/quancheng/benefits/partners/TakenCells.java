package cn.quancheng.benefits.partners;

import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Counts what was taken. A cell of fewer than ten people shows no number, and there are no sums: what is hidden cannot be
 * had by subtracting what is shown. Whoever has left is counted on by what was taken, for nobody knows any more who it was.
 */
@ApplicationScoped
class TakenCells {
    /** Fewer people than this are nobody's business. */
    private static final int FEWEST = 10;

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
     * What was taken of an offer on a day, or in a month.
     *
     * @param firstDay the day, or the first one of the month
     * @param taken how often; null where fewer than ten people took it
     */
    @Schema(name = "TakenCell", example = """
            {"firstDay":"2026-12-06","scenario":"LIBRARY_DEPOSIT_FREE","taken":37}""")
    record Cell(
            LocalDate firstDay, String scenario, @Nullable Long taken) {
        static Cell of(ResultSet row) throws SQLException {
            return new Cell(
                    row.getObject("first_day", LocalDate.class),
                    row.getString("scenario"),
                    row.getLong("people") < FEWEST ? null : row.getLong("taken"));
        }
    }

    /**
     * The cells of some days, the newest first; where nothing was taken there is none.
     *
     * @param by {@code day} or {@code month}
     * @param merchantId all merchants' where it is null
     */
    List<Cell> of(String by, LocalDate from, LocalDate to, @Nullable Long merchantId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.list(connection, CELLS, Cell::of, by, from, to, merchantId, merchantId);
        }
    }
}
