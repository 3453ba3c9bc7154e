package cn.quancheng.models;

import cn.quancheng.platform.Sql;
import cn.quancheng.platform.yaml.YamlFile;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The table of notices, in one transaction. */
record NoticeTable(Connection connection) {
    private static final String ADOPT = """
            insert into notices (version, digest, yaml, first_day, material, ends_earlier_on, adopted_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    /** All that were ever adopted, the oldest first day first. */
    List<YamlFile> all() throws SQLException {
        return Sql.list(
                connection,
                "select version, digest, yaml from notices order by first_day",
                row -> YamlFile.kept(
                        NoticeReader.fileName(row.getString("version")),
                        row.getString("yaml"),
                        row.getString("digest")));
    }

    /** Adopts a notice for good. */
    void adopt(Notice notice, YamlFile file, Instant now) throws SQLException {
        Sql.update(
                connection,
                ADOPT,
                notice.version(),
                notice.digest(),
                file.text(),
                notice.firstDay(),
                notice.material(),
                notice.endsEarlierOn(),
                Timestamp.from(now));
    }
}
