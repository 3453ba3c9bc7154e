package cn.quancheng.security.signin;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Keeps the WeChats that signed in, their sessions, and which citizen each of them stands for. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class SignIns {
    /** How soon a spent refresh token may come back from somebody who never had the answer. */
    static final Duration ANSWER_LOST = Duration.ofSeconds(10);

    /** A session that is over is kept for so long: whoever comes back with its tokens shall find it ended. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final SignInRepository signIns;
    private final SessionRepository sessions;
    private final SessionTokens tokens;
    private final AuditBook audit;
    private final Event<SessionChanged> changed;
    private final Clock clock;
    private final Duration lasting;

    SignIns(
            SignInRepository signIns,
            SessionRepository sessions,
            SessionTokens tokens,
            AuditBook audit,
            Event<SessionChanged> changed,
            Clock clock,
            SignInSettings settings) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
        this.lasting = settings.session();
    }

    /** Lets in whoever WeChat vouches for, with a session of their own. */
    public Entered enter(String openid) {
        Instant now = clock.instant();
        SignIn signIn = signIns.of(openid, now);
        Session session = new Session(signIn.id(), now, lasting);
        sessions.persist(session);
        audit.record(entry(signIn, "LOGIN"));
        return tokens.of(session);
    }

    /** Prolongs a session: the token that is shown is spent, and whoever shows it later ends the session. */
    Optional<Entered> refresh(String refreshToken) {
        Instant now = clock.instant();
        Optional<RefreshToken> shown = tokens.read(refreshToken);
        Optional<Session> lasting =
                shown.map(RefreshToken::session).flatMap(sessions::locked).filter(session -> session.lastsAt(now));
        return lasting.flatMap(session -> refresh(session, shown.get(), now));
    }

    private Optional<Entered> refresh(Session session, RefreshToken shown, Instant now) {
        if (session.isNewest(shown)) {
            session.rotate(now);
        } else if (!session.wasSpentWithin(shown, ANSWER_LOST, now)) {
            end(session, Session.End.TOKEN_REUSED, now);
            signIns.findByIdOptional(session.signIn())
                    .ifPresent(signIn -> audit.record(entry(signIn, "REFRESH_TOKEN_REUSED")));
            return Optional.empty();
        }
        return Optional.of(tokens.of(session));
    }

    /** Ends one session, and its tokens with it. */
    void leave(UUID session) {
        sessions.locked(session)
                .filter(there -> there.lastsAt(clock.instant()))
                .ifPresent(there -> end(there, Session.End.SIGNED_OUT, clock.instant()));
    }

    /** Ends all sessions of a sign-in. */
    void leaveEverywhere(UUID signIn) {
        end(signIn, Session.End.SIGNED_OUT_EVERYWHERE);
    }

    /**
     * Lets a sign-in stand for a citizen who was verified behind it. Another one that did is freed, and its sessions
     * end: a citizen has one WeChat at a time.
     *
     * @return the other one, where there was one
     */
    public Optional<UUID> bind(UUID signIn, long citizen) {
        signIns.lockBindingOf(citizen);
        Optional<UUID> former = signIns.of(citizen).map(SignIn::id).filter(other -> !other.equals(signIn));
        former.ifPresent(this::free);
        signIns.flush();
        SignIn bound = signIns.locked(signIn).orElseThrow();
        bound.bind(citizen, clock.instant());
        sessions.lockedOf(signIn).forEach(this::tell);
        return former;
    }

    /** Lets a sign-in stand for nobody any more, and ends its sessions. */
    public void free(UUID signIn) {
        signIns.locked(signIn).ifPresent(SignIn::free);
        end(signIn, Session.End.UNBOUND);
    }

    /** The citizen who is verified behind a sign-in, which is locked to the end of the transaction. */
    public OptionalLong citizenOf(UUID signIn) {
        return signIns.locked(signIn).map(SignIn::citizen).orElse(OptionalLong.empty());
    }

    /** The openid by which WeChat reaches a citizen; empty for one who is not verified behind any. */
    public Optional<String> openidOf(long citizen) {
        return signIns.of(citizen).map(signIns::openid);
    }

    /** The openid of a sign-in, whoever it stands for. */
    public Optional<String> openidOf(UUID signIn) {
        return signIns.findByIdOptional(signIn).map(signIns::openid);
    }

    /** Those of some citizens who are verified behind a WeChat, and so can read what they are told. */
    public Long[] among(Long[] citizens) {
        return signIns.among(citizens).toArray(Long[]::new);
    }

    /**
     * The next citizens who are verified behind a WeChat, for whoever goes through all of them.
     *
     * @param citizen those up to this number are passed over
     * @param limit at most so many
     * @return in the order of their numbers
     */
    public List<Long> citizensAfter(long citizen, int limit) {
        return signIns.citizensAfter(citizen, limit);
    }

    @Scheduled(every = "1h", delayed = "11m", identity = "forget-ended-sessions")
    void forgetOld() {
        sessions.forgetThoseUntil(clock.instant().minus(KEPT));
    }

    private void end(UUID signIn, Session.End why) {
        Instant now = clock.instant();
        sessions.lockedOf(signIn).forEach(session -> end(session, why, now));
    }

    private void end(Session session, Session.End why, Instant now) {
        session.end(why, now);
        tell(session);
    }

    private void tell(Session session) {
        changed.fire(new SessionChanged(session.id()));
    }

    private static AuditEntry entry(SignIn signIn, String action) {
        OptionalLong citizen = signIn.citizen();
        return citizen.isPresent()
                ? AuditEntry.of(Me.actor(citizen.getAsLong()), action).about(citizen.getAsLong())
                : AuditEntry.of(SignIn.name(signIn.id()), action);
    }
}
