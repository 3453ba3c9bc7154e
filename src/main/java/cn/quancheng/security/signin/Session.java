package cn.quancheng.security.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One signing in, and the line of refresh tokens that came of it. */
@Entity
@Table(name = "sign_in_sessions")
class Session {
    /** Why a session ended before its time. */
    enum End {
        SIGNED_OUT,
        SIGNED_OUT_EVERYWHERE,
        /** A refresh token came back that had been spent: somebody else may have it. */
        TOKEN_REUSED,
        /** Another WeChat was verified as the citizen, or the citizen let go of this one. */
        UNBOUND
    }

    @Id
    private UUID id;

    @Column(name = "sign_in_id", nullable = false)
    private UUID signInId;

    @Column(name = "begun_at", nullable = false)
    private Instant begunAt;

    @Column(name = "ends_at", nullable = false)
    private Instant endsAt;

    @Column(nullable = false)
    private int generation;

    @Column(name = "rotated_at", nullable = false)
    private Instant rotatedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_because")
    private @Nullable End endedBecause;

    /** For Hibernate, which fills the fields. */
    protected Session() {}

    Session(UUID signIn, Instant now, Duration lasting) {
        id = UUID.randomUUID();
        signInId = signIn;
        begunAt = now;
        rotatedAt = now;
        endsAt = now.plus(lasting);
    }

    UUID id() {
        return id;
    }

    UUID signIn() {
        return signInId;
    }

    /** The refresh token that is good now. */
    RefreshToken refreshToken() {
        return new RefreshToken(id, generation);
    }

    boolean lastsAt(Instant now) {
        return endedAt == null && now.isBefore(endsAt);
    }

    /** Whether this is the token that is good now. */
    boolean isNewest(RefreshToken token) {
        return token.generation() == generation;
    }

    /** Whether this token was spent last, so lately that the answer may have been lost on its way. */
    boolean wasSpentWithin(RefreshToken token, Duration window, Instant now) {
        return token.generation() == generation - 1 && now.isBefore(rotatedAt.plus(window));
    }

    /** Spends the token that was good until now. */
    void rotate(Instant now) {
        generation++;
        rotatedAt = now;
    }

    /** Ends it, and with it every token that was issued in it. */
    void end(End why, Instant now) {
        endedAt = now;
        endedBecause = why;
    }
}
