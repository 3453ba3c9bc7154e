package cn.quancheng.declarations.sharing;

import cn.quancheng.intake.CsvField;
import cn.quancheng.platform.CopyReader;
import cn.quancheng.platform.LongWork;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

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
import java.util.stream.Collectors;

/**
 * The file for the city's credit platform: what counts and may be shared, and what was shared and is to be dropped. Of the
 * latter it says its number and nothing else: neither what it was, nor why it is gone.
 */
@ApplicationScoped
class DeclarationFile {
    private static final String HEADING =
            "id_number,declaration_no,item,grade,quantity,occurred_on,issuer,document_no,state,changed_on\n";

    /** The rows go no faster than whoever fetches the file takes them. */
    private static final Duration DOWNLOAD = Duration.ofHours(2);

    private final AgroalDataSource database;
    private final SharedDeclarations shared;
    private final IdentityVault vault;

    DeclarationFile(AgroalDataSource database, SharedDeclarations shared, IdentityVault vault) {
        this.database = database;
        this.shared = shared;
        this.vault = vault;
    }

    /** Streams it, in the order of the register. */
    void write(OutputStream output) throws IOException, SQLException {
        IdentityVault.Session session = vault.session();
        Writer csv = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
        try (Connection connection = LongWork.connection(database, DOWNLOAD)) {
            String query = shared.note(connection);
            csv.write(HEADING);
            try (CopyReader rows = new CopyReader(connection, query)) {
                while (rows.next()) {
                    csv.append(line(rows, session)).append('\n');
                }
            }
        }
        csv.flush();
    }

    private static String line(CopyReader rows, IdentityVault.Session session) {
        byte[] citizen = bytes(rows);
        String idNumber = session.open(Sealed.ID_NUMBER, citizen, bytes(rows));
        String number = Long.toString(rows.getLong());
        boolean shareable = rows.getInt() == 1;
        List<String> declared =
                List.of(text(rows), text(rows), Long.toString(rows.getLong()), text(rows), text(rows), text(rows));
        String fields = shareable
                ? declared.stream().map(CsvField::quoted).collect(Collectors.joining(",")) + ",ACCEPTED"
                : ",,,,,,WITHDRAWN";
        return String.join(",", idNumber, number, fields, text(rows));
    }

    private static String text(CopyReader rows) {
        return new String(bytes(rows), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(CopyReader rows) {
        int length = rows.getBytes();
        return Arrays.copyOfRange(rows.bytes(), rows.end() - length, rows.end());
    }
}
