package cn.quancheng.security.tokens;

import java.util.UUID;

/** Tells whether the session that a citizen's token was issued in still lasts. It is asked at every call. */
public interface SessionCheck {
    /** Whether it was begun and has not been ended. */
    boolean isAlive(UUID session);
}
