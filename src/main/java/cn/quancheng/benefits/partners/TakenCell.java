package cn.quancheng.benefits.partners;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * What was taken of an offer on a day, or in a month.
 *
 * @param firstDay the day, or the first one of the month
 * @param taken how often; null where fewer than ten people took it
 */
@Schema(name = "TakenCell", example = """
        {"firstDay":"2026-12-06","scenario":"LIBRARY_DEPOSIT_FREE","taken":37}""")
public record TakenCell(
        LocalDate firstDay, String scenario, @Nullable Long taken) {
    /** Fewer people than this are nobody's business. */
    private static final int FEWEST = 10;

    static TakenCell of(ResultSet row) throws SQLException {
        return new TakenCell(
                row.getObject("first_day", LocalDate.class),
                row.getString("scenario"),
                row.getLong("people") < FEWEST ? null : row.getLong("taken"));
    }
}
