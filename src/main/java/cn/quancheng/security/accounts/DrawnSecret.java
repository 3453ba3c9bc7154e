package cn.quancheng.security.accounts;

/** A new secret and its hash, which takes long: drawn before anything is locked. */
public final class DrawnSecret {
    private final String secret;
    private final String hash;

    DrawnSecret(String secret, String hash) {
        this.secret = secret;
        this.hash = hash;
    }

    /** To be shown once. */
    public String secret() {
        return secret;
    }

    String hash() {
        return hash;
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "a secret";
    }
}
