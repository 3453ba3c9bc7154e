package cn.quancheng.security.accounts;

import cn.quancheng.security.IdentityVault;
import jakarta.enterprise.context.ApplicationScoped;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares a secret with an account's, or with nobody's: a wrong one costs one hash, whatever there is to compare with. */
@ApplicationScoped
class SecretCheck {
    private final Passwords passwords;
    private final IdentityVault vault;
    private final Clock clock;

    SecretCheck(Passwords passwords, IdentityVault vault, Clock clock) {
        this.passwords = passwords;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Which version of the account's tokens a secret gives: those of a secret that is being replaced end with it. Empty
     * where it is not the account's, or there is no account.
     */
    OptionalInt version(Optional<Account> account, String secret) {
        if (account.isEmpty()) {
            passwords.compareWithNobody(secret);
            return OptionalInt.empty();
        }
        Account there = account.get();
        AccountSecret own = there.secret();
        if (!own.hasPrevious(clock.instant())) {
            return of(passwords.matches(secret, own.hash()), there.tokenVersion());
        }
        return MessageDigest.isEqual(own.digest(), digest(there.login(), secret))
                ? OptionalInt.of(there.tokenVersion())
                : of(
                        passwords.matches(secret, Objects.requireNonNull(own.previousHash())),
                        there.previousTokenVersion());
    }

    /** By which a random secret is known without a slow hash. */
    byte[] digest(String login, String secret) {
        return vault.digest("account-secret", login + '\0' + secret);
    }

    private static OptionalInt of(boolean matches, int version) {
        return matches ? OptionalInt.of(version) : OptionalInt.empty();
    }
}
