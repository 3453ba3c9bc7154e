package cn.quancheng.security.signin;

import java.util.Optional;

/** A way in beside WeChat, for codes that WeChat never gave out. The demo has one, and no other installation. */
public interface OtherDoor {
    /** Lets somebody in with such a code; empty when it is none, so that WeChat is asked. */
    Optional<Entered> enter(String code);
}
