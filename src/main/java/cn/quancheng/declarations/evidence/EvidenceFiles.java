package cn.quancheng.declarations.evidence;

import cn.quancheng.declarations.evidence.cleaning.CleanFile;
import cn.quancheng.declarations.evidence.cleaning.Cleaning;
import cn.quancheng.declarations.evidence.store.EvidenceStore;
import cn.quancheng.declarations.evidence.store.StoreKey;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sha256;
import cn.quancheng.security.DataKey;
import cn.quancheng.security.IdentityVault;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.HexFormat;

/** The files of the evidence, from the stranger's hands into the store and back out of it. */
@ApplicationScoped
class EvidenceFiles {
    private static final Logger LOG = Logger.getLogger(EvidenceFiles.class);

    private final Cleaning cleaning;
    private final EvidenceStore store;
    private final LooseFiles loose;
    private final IdentityVault vault;

    EvidenceFiles(Cleaning cleaning, EvidenceStore store, LooseFiles loose, IdentityVault vault) {
        this.cleaning = cleaning;
        this.store = store;
        this.loose = loose;
        this.vault = vault;
    }

    TakenEvidence take(InputStream file) throws IOException, SQLException {
        byte[] received = file.readNBytes(Cleaning.MOST_BYTES + 1);
        CleanFile clean = cleaning.clean(received);
        StoreKey name = StoreKey.random();
        DataKey key = DataKey.random();
        loose.expect(name);
        try {
            store.put(name, key.seal(name.bytes(), clean.bytes()));
        } catch (IOException e) {
            throw away(e);
        }
        return new TakenEvidence(clean.kind(), clean.bytes().length, digest(received), name, key);
    }

    byte[] open(StoreKey name, DataKey key) {
        try {
            byte[] sealed = store.get(name).orElseThrow(() -> new IllegalStateException("a file of evidence is gone"));
            return key.open(name.bytes(), sealed);
        } catch (IOException e) {
            throw away(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("a file of evidence is not as it was stored", e);
        }
    }

    /** So that the same file is known again, and nobody else can tell which it is. */
    private byte[] digest(byte[] received) {
        return vault.digest("evidence", HexFormat.of().formatHex(Sha256.of(received)));
    }

    private static Refusal away(IOException cause) {
        LOG.error("the store of the evidence is away", cause);
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "declarations.evidence-away")
                .header("Retry-After", "60");
    }
}
