package cn.quancheng.monthlyrun;

import cn.quancheng.platform.CopyReader;
import cn.quancheng.platform.LongWork;
import cn.quancheng.scores.Scores;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The exchange file for the city's credit platform: every citizen's score of a run, in the order of the register. */
@ApplicationScoped
class ScoreExport {
    /** The rows go no faster than whoever fetches the file takes them. */
    private static final Duration DOWNLOAD = Duration.ofHours(2);

    private final AgroalDataSource database;
    private final IdentityVault vault;

    @Inject
    ScoreExport(AgroalDataSource database, IdentityVault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * Streams a run's scores.
     *
     * @param tiers codes of the tiers of the run's model, the highest one first
     */
    void write(Run run, List<String> tiers, OutputStream output) throws IOException, SQLException {
        IdentityVault.Session session = vault.session();
        Writer csv = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
        csv.write("id_number,month,score,tier,government,commerce,society,judicial\n");
        try (Connection connection = LongWork.connection(database, DOWNLOAD);
                CopyReader rows = new CopyReader(connection, """
                        SELECT c.digest, c.sealed_id_number, s.score, s.tier, s.government, s.commerce, s.society, s.judicial
                        FROM (%s) s JOIN citizens c ON c.id = s.citizen_id ORDER BY s.citizen_id
                        """.formatted(Scores.currentOf(run.id())))) {
            while (rows.next()) {
                byte[] citizen = bytes(rows);
                csv.append(session.open(Sealed.ID_NUMBER, citizen, bytes(rows)));
                csv.append(',').append(run.month().toString());
                csv.append(',').append(Integer.toString(rows.getInt()));
                csv.append(',').append(tiers.get(rows.getShort()));
                for (int dimension = 0; dimension < 4; dimension++) {
                    csv.append(',').append(Integer.toString(rows.getInt()));
                }
                csv.append('\n');
            }
        }
        csv.flush();
    }

    private static byte[] bytes(CopyReader rows) {
        int length = rows.getBytes();
        return Arrays.copyOfRange(rows.bytes(), rows.end() - length, rows.end());
    }
}
