package cn.quancheng.messages;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A message of the outbox: on its way to the citizen's WeChat until it is sent, or kept for reading. */
@Entity
@Table(name = "citizen_messages")
class Message {
    /** The last try is some seventeen hours after the first: later, nobody wants to be woken by it. */
    private static final int MOST_ATTEMPTS = 11;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "citizen_id", nullable = false)
    private long citizenId;

    @Column(name = "sign_in")
    private @Nullable UUID signIn;

    @Column(nullable = false)
    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private MessageKind kind;

    @Column(nullable = false)
    private String text;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "read_at")
    private @Nullable Instant readAt;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "try_at")
    private @Nullable Instant tryAt;

    @Column(name = "kept_because")
    private @Nullable String keptBecause;

    /** For Hibernate, which fills the fields. */
    protected Message() {}

    long id() {
        return id;
    }

    long citizenId() {
        return citizenId;
    }

    /** Whom WeChat tells; empty where it is the citizen's own WeChat. */
    Optional<UUID> signIn() {
        return Optional.ofNullable(signIn);
    }

    Instant at() {
        return at;
    }

    MessageKind kind() {
        return kind;
    }

    MessageView view() {
        return new MessageView(id, at, kind, kind.headline(), text, readAt != null);
    }

    /** Was read, first now. */
    void read(Instant now) {
        if (readAt == null) {
            readAt = now;
        }
    }

    /** WeChat took it. */
    void sent(Instant now) {
        attempts++;
        sentAt = now;
        tryAt = null;
    }

    /** Is not to be sent any more, and waits to be read. */
    void keep(String why) {
        tryAt = null;
        keptBecause = why;
    }

    /** Could not be sent now: each wait is twice the one before. */
    void tryAgain(String why, Instant now) {
        attempts++;
        if (attempts >= MOST_ATTEMPTS) {
            keep(why);
        } else {
            tryAt = now.plus(FIRST_WAIT.multipliedBy(1L << (attempts - 1)));
        }
    }
}
