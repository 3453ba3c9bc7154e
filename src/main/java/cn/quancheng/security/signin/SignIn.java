package cn.quancheng.security.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** A WeChat that signed in, and the citizen who was verified behind it. */
@Entity
@Table(name = "sign_ins")
class SignIn {
    @Id
    private UUID id;

    @Column(name = "openid_digest", nullable = false)
    private byte[] openidDigest;

    @Column(name = "sealed_openid", nullable = false)
    private byte[] sealedOpenid;

    @Column(name = "made_at", nullable = false)
    private Instant madeAt;

    @Column(name = "citizen_id")
    private @Nullable Long citizenId;

    @Column(name = "verified_at")
    private @Nullable Instant verifiedAt;

    /** For Hibernate, which fills the fields. */
    protected SignIn() {}

    UUID id() {
        return id;
    }

    byte[] openidDigest() {
        return openidDigest;
    }

    byte[] sealedOpenid() {
        return sealedOpenid;
    }

    /** Who is verified behind it; empty while nobody is. */
    OptionalLong citizen() {
        return citizenId == null ? OptionalLong.empty() : OptionalLong.of(citizenId);
    }

    /** Stands for this citizen from now on. */
    void bind(long citizen, Instant now) {
        citizenId = citizen;
        verifiedAt = now;
    }

    /** Stands for nobody from now on. */
    void free() {
        citizenId = null;
        verifiedAt = null;
    }

    /** How tokens and the audit book name it. */
    static String name(UUID id) {
        return "sign-in/" + id;
    }
}
