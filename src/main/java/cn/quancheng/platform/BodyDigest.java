package cn.quancheng.platform;

import jakarta.enterprise.context.RequestScoped;

/** The digest of the body of the request that is being served; that of nothing where it has none. */
@RequestScoped
class BodyDigest {
    private byte[] value = Sha256.of(new byte[0]);

    /** Takes the body in. */
    void of(byte[] body) {
        value = Sha256.of(body);
    }

    byte[] value() {
        return value;
    }
}
