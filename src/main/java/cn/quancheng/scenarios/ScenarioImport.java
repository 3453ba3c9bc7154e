package cn.quancheng.scenarios;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.scenarios.ScenarioFolder.OfferFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Takes files in when the service starts. A file is in charge of its scenario for as long as what is published is what a
 * file said; once people published something else, it is theirs.
 */
@ApplicationScoped
class ScenarioImport {
    private static final Logger LOG = Logger.getLogger(ScenarioImport.class);

    private final ScenarioVersions rows;
    private final AuditBook audit;
    private final Clock clock;

    ScenarioImport(ScenarioVersions rows, AuditBook audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes whatever is new in these files, all or nothing. */
    @Transactional(rollbackOn = Exception.class)
    void take(List<OfferFile> files) throws SQLException {
        // In one order, so that starts that come together wait for each other and not in a circle.
        List<OfferFile> ordered = files.stream()
                .sorted(Comparator.comparing(file -> file.offer().code()))
                .toList();
        for (OfferFile file : ordered) {
            take(file);
        }
    }

    private void take(OfferFile file) throws SQLException {
        String code = file.offer().code();
        String digest = file.file().digest();
        ScenarioHead head = rows.lockOrMake(code);
        Optional<ScenarioVersion> newest = rows.newest(code);
        if (newest.isPresent() && newest.get().digest().equals(digest)) {
            if (!digest.equals(head.fileDigest())) {
                head.tookFrom(digest);
            }
        } else if (newest.isPresent() && !newest.get().digest().equals(head.fileDigest())) {
            LOG.warnf(
                    "%s says something else than version %d, which people published: it is left alone",
                    file.file().name(), newest.get().version());
        } else if (rows.wasPublished(code, digest)) {
            LOG.warnf(
                    "%s is an earlier version of its scenario: it is left alone",
                    file.file().name());
        } else {
            publish(head, file, newest.map(ScenarioVersion::version).orElse(0));
        }
    }

    private void publish(ScenarioHead head, OfferFile file, int newest) throws SQLException {
        Instant now = clock.instant();
        String digest = file.file().digest();
        rows.keep(file.file());
        ScenarioVersion version = new ScenarioVersion(file.offer(), digest, newest, ScenarioVersion.FILE, now);
        rows.publish(version, file.offer(), ScenarioVersion.FILE, now);
        head.tookFrom(digest);
        audit.record(AuditEntry.of("scenarios", "SCENARIO_IMPORTED")
                .on("scenario/" + head.code())
                .with("version", newest + 1)
                .with("digest", digest));
    }
}
