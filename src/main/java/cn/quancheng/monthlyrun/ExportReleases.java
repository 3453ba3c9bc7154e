package cn.quancheng.monthlyrun;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.monthlyrun.Export.State;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.CoSignRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Who wanted a run's exchange file, for what, who released it, and that it was fetched. Each step and its line in the
 * book are one transaction.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class ExportReleases {
    private final ExportRows rows;
    private final Accounts accounts;
    private final AuditBook audit;
    private final boolean needed;

    ExportReleases(ExportRows rows, Accounts accounts, AuditBook audit, RunSettings settings) {
        this.rows = rows;
        this.accounts = accounts;
        this.audit = audit;
        this.needed = settings.exportNeedsRelease();
    }

    /**
     * Notes a wish for a run's file.
     *
     * @return its number
     * @throws Refusal 404 when there is no such run, 409 when it is not published
     */
    int request(int run, String purpose, String by) throws SQLException {
        if (rows.stateOfRun(run).orElseThrow(RunsResource::unknown) != RunState.PUBLISHED) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.not-published");
        }
        int export = rows.insert(run, purpose, by);
        audit.record(entry(by, "EXPORT_REQUESTED", run, purpose).with("export", export));
        return export;
    }

    /** Wishes with a smaller number than this one, the newest first. */
    List<Export> before(int export, boolean pendingOnly, int most) throws SQLException {
        return rows.before(export, pendingOnly, most);
    }

    /**
     * Releases a wish of somebody else's, for one download.
     *
     * @throws Refusal 404 when there is none for that run, or 409 when it is the caller's own, was released already, or
     *     the caller may not co-sign for whoever asked
     */
    void release(int run, int export, String by) throws SQLException {
        Export wish = rows.locked(run, export)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "monthlyrun.export-unknown"));
        if (wish.requestedBy().equals(by)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.export-own");
        }
        if (wish.state() != State.PENDING) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.export-released");
        }
        Optional<CoSignRefusal> refusal = accounts.mayCoSign(by, wish.requestedBy());
        if (refusal.isPresent()) {
            throw refusal.get().refusal();
        }
        rows.released(export, by);
        audit.record(entry(by, "EXPORT_RELEASED", run, wish.purpose())
                .with("export", export)
                .with("requestedBy", wish.requestedBy()));
    }

    /**
     * Lets whoever asked for a file have it once, where it was released; always where no release is needed. It is
     * fetched from then on, whatever becomes of the download: a file that left in part has left.
     *
     * @throws Refusal 403 where it was not released, or too long ago; 409 where it was fetched already
     */
    void fetch(Run run, @Nullable Integer export, String by) throws SQLException {
        if (!needed) {
            audit.record(entry(by, "SCORES_EXPORTED", run.id(), "演示").with("scored", run.scored()));
            return;
        }
        Export wish = (export == null ? Optional.<Export>empty() : rows.locked(run.id(), export))
                .filter(found -> found.requestedBy().equals(by))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.FORBIDDEN, "monthlyrun.export-unreleased"));
        switch (wish.state()) {
            case PENDING -> throw Refusal.of(Refusal.Kind.FORBIDDEN, "monthlyrun.export-unreleased");
            case EXPIRED -> throw Refusal.of(Refusal.Kind.FORBIDDEN, "monthlyrun.export-expired");
            case DOWNLOADED -> throw Refusal.of(Refusal.Kind.CONFLICT, "monthlyrun.export-spent");
            case RELEASED -> rows.downloaded(wish.exportId());
        }
        audit.record(entry(by, "SCORES_EXPORTED", run.id(), wish.purpose())
                .with("export", wish.exportId())
                .with("scored", run.scored()));
    }

    private static AuditEntry entry(String by, String action, int run, String purpose) {
        return AuditEntry.of(by, action).on("run/" + run).because(purpose);
    }
}
