package cn.quancheng.merchants;

import cn.quancheng.security.accounts.DrawnSecret;
import cn.quancheng.security.accounts.MerchantAccess;
import cn.quancheng.security.signatures.SignatureAlgorithm;
import cn.quancheng.security.signatures.SignatureKeyView;
import cn.quancheng.security.signatures.SignatureKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a merchant's system shows who it is with: a secret or a key, of its sandbox or not. Either is replaced without a gap:
 * the one before works beside the new one for a while, and no third until it has ended.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class Credentials {
    private final MerchantRepository rows;
    private final MerchantAccountRepository accounts;
    private final MerchantAccess access;
    private final SignatureKeys keys;
    private final MerchantSettings settings;

    Credentials(
            MerchantRepository rows,
            MerchantAccountRepository accounts,
            MerchantAccess access,
            SignatureKeys keys,
            MerchantSettings settings) {
        this.rows = rows;
        this.accounts = accounts;
        this.access = access;
        this.keys = keys;
        this.settings = settings;
    }

    Credential rotate(long id, boolean sandbox, String operator) {
        DrawnSecret secret = access.draw();
        String login = locked(id, sandbox, operator);
        Instant until = access.rotate(login, secret, settings.secretOverlap(), operator);
        return new Credential(login, secret.secret(), until);
    }

    void endPrevious(long id, boolean sandbox, String operator) {
        access.endPrevious(locked(id, sandbox, operator), operator);
    }

    SignatureKeys.Made makeKey(
            long id, boolean sandbox, SignatureAlgorithm algorithm, @Nullable String publicKey, String operator) {
        String login = locked(id, sandbox, operator);
        return keys.make(login, algorithm, publicKey, settings.secretOverlap(), operator);
    }

    List<SignatureKeyView> keys(long id, boolean sandbox) {
        return keys.of(accounts.api(rows.required(id).id(), sandbox).login());
    }

    void endPreviousKey(long id, boolean sandbox, String operator) {
        keys.endPrevious(locked(id, sandbox, operator), operator);
    }

    void endKeys(long id, boolean sandbox, String operator) {
        keys.end(locked(id, sandbox, operator), operator);
    }

    /** The login of the account, with its merchant locked: two operators come one after the other. */
    private String locked(long id, boolean sandbox, String operator) {
        access.requireWorking(operator);
        return accounts.api(rows.changeable(id).id(), sandbox).login();
    }
}
