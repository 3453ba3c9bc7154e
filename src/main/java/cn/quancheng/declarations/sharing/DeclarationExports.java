package cn.quancheng.declarations.sharing;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.platform.Page;
import cn.quancheng.platform.PageQuery;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.CoSignRefusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.util.Optional;

/** The wishes for the file. Each step and its line in the book are one transaction. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class DeclarationExports implements PanacheRepositoryBase<DeclarationExport, Long> {
    private final Accounts accounts;
    private final AuditBook audit;
    private final Clock clock;

    DeclarationExports(Accounts accounts, AuditBook audit, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes a wish.
     *
     * @return its number
     */
    long request(String purpose, String by) {
        DeclarationExport wish = new DeclarationExport(purpose, by, clock.instant());
        persistAndFlush(wish);
        audit.record(entry(by, "DECLARATION_EXPORT_REQUESTED", wish));
        return wish.id();
    }

    /** The wishes, the newest first. */
    Page<ExportWish> page(boolean pendingOnly, PageQuery page) {
        String pending = pendingOnly ? " and releasedAt is null" : "";
        return Page.of(
                        find(
                                        "id < ?1" + pending + " order by id desc",
                                        page.afterNumber().orElse(Long.MAX_VALUE))
                                .range(0, page.size())
                                .list(),
                        page,
                        wish -> String.valueOf(wish.id()))
                .map(wish -> ExportWish.of(wish, clock.instant()));
    }

    /**
     * Releases a wish of somebody else's, for one download.
     *
     * @throws Refusal 404 when there is none, or 409 when it is the caller's own, was released already, or the caller may
     *     not co-sign for whoever asked
     */
    void release(long id, String by) {
        DeclarationExport wish = locked(id);
        wish.release(by, clock.instant());
        Optional<CoSignRefusal> refusal = accounts.mayCoSign(by, wish.requestedBy());
        if (refusal.isPresent()) {
            throw refusal.get().refusal();
        }
        audit.record(entry(by, "DECLARATION_EXPORT_RELEASED", wish).with("requestedBy", wish.requestedBy()));
    }

    /**
     * Lets whoever asked for the file have it once.
     *
     * @throws Refusal 404 when there is no such wish, 403 where it was not released, or too long ago; 409 where the file
     *     was fetched already
     */
    void fetch(long id, String by) {
        DeclarationExport wish = locked(id);
        wish.fetch(by, clock.instant());
        audit.record(entry(by, "DECLARATIONS_EXPORTED", wish));
    }

    /** Locked to the end of the transaction: of two who fetch at once, the second one finds it fetched. */
    private DeclarationExport locked(long id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "declarations.export-unknown"));
    }

    private static AuditEntry entry(String by, String action, DeclarationExport wish) {
        return AuditEntry.of(by, action).on("declaration-export/" + wish.id()).because(wish.purpose());
    }
}
