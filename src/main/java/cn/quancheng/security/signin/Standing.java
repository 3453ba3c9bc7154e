package cn.quancheng.security.signin;

import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;
import java.util.UUID;

/** What a session's tokens stand on. */
record Standing(
        boolean alive, @Nullable UUID signIn, @Nullable Long citizenId) {
    /** Of a session that is not there. */
    static final Standing NONE = new Standing(false, null, null);

    /** The citizen who is verified behind it. */
    OptionalLong citizen() {
        return alive && citizenId != null ? OptionalLong.of(citizenId) : OptionalLong.empty();
    }
}
