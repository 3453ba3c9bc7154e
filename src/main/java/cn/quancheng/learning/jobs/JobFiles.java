package cn.quancheng.learning.jobs;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** Files of outcomes while their jobs wait or are under way, sealed. */
@ApplicationScoped
class JobFiles {
    private final AtRest atRest;

    JobFiles(AtRest atRest) {
        this.atRest = atRest;
    }

    void keep(Connection connection, long job, byte[] csv) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO learning_files (job_id, sealed_csv) VALUES (?, ?)",
                job,
                atRest.seal(owner(job), csv));
    }

    /** @throws IllegalStateException where it is not there any more */
    byte[] read(Connection connection, long job) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT sealed_csv FROM learning_files WHERE job_id = ?",
                        row -> atRest.open(owner(job), row.getBytes(1)),
                        job)
                .orElseThrow(() -> new IllegalStateException("no file of job " + job));
    }

    void forget(Connection connection, long job) throws SQLException {
        Sql.update(connection, "DELETE FROM learning_files WHERE job_id = ?", job);
    }

    private static byte[] owner(long job) {
        return ("learning/" + job).getBytes(StandardCharsets.US_ASCII);
    }
}
