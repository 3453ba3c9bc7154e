package cn.quancheng.security.signin;

import cn.quancheng.platform.AtRest;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;

/** The WeChat that is bound to a citizen, and its sessions. */
@Dependent
class HeldSignIns {
    private static final String ROOM = "signin";

    @Produces
    @Singleton
    HeldData signIns(IdentityVault vault) {
        AtRest sealed = vault.atRest("sign-ins");
        return new HeldRows(
                ROOM,
                "sign_ins",
                "SELECT openid_digest, sealed_openid, made_at, verified_at FROM sign_ins WHERE citizen_id = ?",
                row -> opened(row, sealed));
    }

    @Produces
    @Singleton
    HeldData sessions() {
        return new HeldRows(ROOM, "sign_in_sessions", """
                SELECT s.begun_at, s.ends_at, s.rotated_at, s.ended_at, s.ended_because
                FROM sign_in_sessions s JOIN sign_ins i ON i.id = s.sign_in_id
                WHERE i.citizen_id = ? ORDER BY s.begun_at
                """);
    }

    private static HeldRow opened(HeldRow row, AtRest sealed) {
        byte[] openid = sealed.open(row.bytes("openidDigest"), row.bytes("sealedOpenid"));
        return row.with("openid", new String(openid, StandardCharsets.UTF_8)).without("openidDigest", "sealedOpenid");
    }
}
