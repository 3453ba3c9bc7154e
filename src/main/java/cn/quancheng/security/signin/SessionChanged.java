package cn.quancheng.security.signin;

import java.util.UUID;

/** A session ended, or stands for somebody else; fired within the transaction that does it. */
record SessionChanged(UUID session) {}
