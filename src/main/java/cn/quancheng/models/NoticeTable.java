package cn.quancheng.models;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table of notices, in one transaction. */
record NoticeTable(Connection connection) {
    private static final String ADOPT = """
            insert into notices (version, digest, yaml, first_day, material, ends_earlier_on, adopted_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    /** All that were ever adopted, the oldest first day first. */
    List<YamlFile> all() throws SQLException {
        List<YamlFile> notices = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement("select version, digest, yaml from notices order by first_day");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                notices.add(ModelTexts.checked(
                        NoticeReader.fileName(row.getString("version")),
                        row.getString("yaml"),
                        row.getString("digest")));
            }
        }
        return notices;
    }

    /** Adopts a notice for good. */
    void adopt(Notice notice, YamlFile file, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADOPT)) {
            insert.setString(1, notice.version());
            insert.setString(2, notice.digest());
            insert.setString(3, new String(file.bytes(), StandardCharsets.UTF_8));
            insert.setObject(4, notice.firstDay());
            insert.setBoolean(5, notice.material());
            insert.setObject(6, notice.endsEarlierOn());
            insert.setTimestamp(7, Timestamp.from(now));
            insert.executeUpdate();
        }
    }
}
