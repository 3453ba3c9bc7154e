package cn.quancheng.scores;

import cn.quancheng.scoring.Dimension;
import cn.quancheng.scoring.ScoreSheet;
import cn.quancheng.scoring.Tally;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A score without its why.
 *
 * @param tier place of the tier in the model of the run, the highest one being 0
 */
public record ScoreLine(int score, int tier, int government, int commerce, int society, int judicial) {
    /** The columns that hold it, in their order. */
    static final String COLUMNS = "score, tier, government, commerce, society, judicial";

    static ScoreLine of(Tally tally) {
        return new ScoreLine(
                tally.score(),
                tally.tier(),
                tally.dimension(Dimension.GOVERNMENT),
                tally.dimension(Dimension.COMMERCE),
                tally.dimension(Dimension.SOCIETY),
                tally.dimension(Dimension.JUDICIAL));
    }

    /** Reads {@link #COLUMNS}, of which none is null. */
    static ScoreLine read(ResultSet row) throws SQLException {
        return new ScoreLine(
                row.getInt("score"),
                row.getInt("tier"),
                row.getInt("government"),
                row.getInt("commerce"),
                row.getInt("society"),
                row.getInt("judicial"));
    }

    boolean isOf(ScoreSheet sheet) {
        return score == sheet.score()
                && government == sheet.dimension(Dimension.GOVERNMENT)
                && commerce == sheet.dimension(Dimension.COMMERCE)
                && society == sheet.dimension(Dimension.SOCIETY)
                && judicial == sheet.dimension(Dimension.JUDICIAL);
    }
}
