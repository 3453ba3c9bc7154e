package cn.quancheng.models.life;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import cn.quancheng.models.Models;
import cn.quancheng.models.Notice;
import cn.quancheng.models.Notices;
import cn.quancheng.models.ShelfChanged;
import cn.quancheng.models.SoundModel;
import cn.quancheng.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/**
 * Publishing what was approved, for a month to come, and taking that back until the month comes. Whoever does either holds
 * the shelf alone and looks at the clock afterwards, so that no month that was begun ever changes its model.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class Publications {
    private final ModelVersionRows rows;
    private final ModelLife life;
    private final Models models;
    private final Notices notices;
    private final AuditBook audit;
    private final Clock clock;
    private final Event<ShelfChanged> changed;

    Publications(
            ModelVersionRows rows,
            ModelLife life,
            Models models,
            Notices notices,
            AuditBook audit,
            Clock clock,
            Event<ShelfChanged> changed) {
        this.rows = rows;
        this.life = life;
        this.models = models;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Publishes what two people approved.
     *
     * @param reason needed where the simulation found something unfair
     * @throws Refusal 404 where there is no such version; 409 where it is not approved as it stands, or another one begins in
     *     that month, or somebody who is scored then was not told of one of its items; 422 where the month has begun, is not
     *     the one that the text names, or there is no reason where one is needed
     */
    void publish(String version, YearMonth first, @Nullable String reason, String by) throws SQLException {
        rows.lockShelf();
        Drafted drafted = rows.required(version);
        ModelVersion draft = drafted.version();
        ModelDesk.refusePublished(draft);
        SoundModel sound = life.sound(draft);
        if (drafted.state(models.catalogueDigest(), Approvals.scoring(models)) != ModelState.APPROVED) {
            throw conflict("models.not-approved", Drafted.APPROVALS);
        }
        refuseMonth(first, sound.firstMonth());
        if (draft.concern() != null && (reason == null || reason.isBlank())) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "models.unfair", draft.concern())
                    .violation("reason", "models.reason-needed");
        }
        Map<String, String> untold = models.untold(sound.edition().model(), first);
        if (!untold.isEmpty()) {
            throw ModelLife.untold(Refusal.Kind.CONFLICT, untold);
        }
        draft.publish(first, noticeOf(first), reason, by, clock.instant());
        rows.flush();
        rows.shelfChanged();
        changed.fire(new ShelfChanged());
        AuditEntry line = ModelDesk.entry(by, "MODEL_PUBLISHED", version)
                .with("firstMonth", first)
                .with("digest", draft.digest());
        audit.record(reason == null ? line : line.because(reason));
    }

    /**
     * Takes a publication back; to publish it again, two people have to approve it again.
     *
     * @throws Refusal 404 where there is no such version, 409 where it is not published or its first month has begun
     */
    void withdraw(String version, String reason, String by) throws SQLException {
        rows.lockShelf();
        Drafted drafted = rows.required(version);
        YearMonth first = drafted.version().firstMonth();
        if (first == null) {
            throw conflict("models.not-published");
        }
        if (!first.isAfter(YearMonth.now(clock))) {
            throw conflict("models.begun", first.toString());
        }
        drafted.votes().forEach(rows::remove);
        drafted.version().withdraw();
        rows.flush();
        rows.shelfChanged();
        changed.fire(new ShelfChanged());
        audit.record(
                ModelDesk.entry(by, "MODEL_WITHDRAWN", version).because(reason).with("firstMonth", first));
    }

    private void refuseMonth(YearMonth first, @Nullable YearMonth own) {
        if (!first.isAfter(YearMonth.now(clock))) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "platform.status-422")
                    .violation(
                            "firstMonth",
                            "models.forward",
                            YearMonth.now(clock).plusMonths(1).toString());
        }
        if (own != null && !own.equals(first)) {
            throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "platform.status-422")
                    .violation("firstMonth", "models.own-month", own.toString());
        }
        if (rows.isTaken(first)) {
            throw conflict("models.month-taken", first.toString());
        }
    }

    private String noticeOf(YearMonth first) {
        LocalDate day = first.atDay(1);
        return notices.inForce(day).map(Notice::version).orElseThrow();
    }

    private static Refusal conflict(String words, Object... arguments) {
        return Refusal.of(Refusal.Kind.CONFLICT, words, arguments);
    }
}
