package cn.quancheng.intake;

import cn.quancheng.platform.CopyRows;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.List;

/** The smallest file of all: a pebble a line, each of which becomes a row of the table {@code pebbles}. */
@ApplicationScoped
class PebbleFile implements BatchKind {
    static final String TABLE =
            "CREATE TABLE IF NOT EXISTS pebbles (batch bigint, pebble text CHECK (pebble <> 'bad'))";

    @Override
    public String name() {
        return "PEBBLES";
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.required("pebble"));
    }

    @Override
    public String stagedColumns() {
        return "pebble text";
    }

    @Override
    public int stagedWidth() {
        return 1;
    }

    static Stager stager() {
        return (Line line, CopyRows row, Faults faults) -> row.putText(line.text(0));
    }

    @Override
    public Outcome apply(StagedBatch batch) throws SQLException {
        long rows = batch.execute("INSERT INTO pebbles SELECT " + batch.id() + ", pebble FROM " + batch.table()
                + " WHERE faults IS NULL");
        return new Outcome(rows, 0, 0);
    }
}
