package cn.quancheng.scores.tierwatch;

import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.MessageKind;
import cn.quancheng.scores.MonthPublished;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/**
 * Sees to it that citizens hear, once a month is published, that the next one will by itself give them another tier: each
 * once a month, whatever dies on the way.
 */
@ApplicationScoped
class TierWatch {
    private static final Logger LOG = Logger.getLogger(TierWatch.class);

    private final TierTelling telling;
    private final CitizenMessages messages;
    private final TierNoticeSettings settings;

    TierWatch(TierTelling telling, CitizenMessages messages, TierNoticeSettings settings) {
        this.telling = telling;
        this.messages = messages;
        this.settings = settings;
    }

    /** Tells at once, where this process published the month. */
    void published(@ObservesAsync MonthPublished month) {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warnf(e, "after run %d not everybody was told of their tier; the next look goes on", month.run());
        }
    }

    /** Tells whoever is not told yet; what a process that was killed has left is taken up here. */
    @Scheduled(
            every = "{quancheng.tier-notices.look-every}",
            delayed = "20s",
            identity = "tell-of-tiers",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean more;
        do {
            more = telling.tellSome(settings.atOnce());
        } while (more);
    }

    /** With the agreement go the messages that name a tier, read or not, sent or not: they tell of a score. */
    void left(@Observes AgreementWithdrawn withdrawal) {
        messages.forget(withdrawal.citizenId(), MessageKind.TIER_ABOUT_TO_CHANGE);
    }
}
