package cn.quancheng.security.signatures;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request that says who signed it, before anybody looked whether it is true. */
final class SignedRequest extends BaseAuthenticationRequest {
    private final SignatureInput input;
    private final byte[] base;
    private final byte[] signature;

    /** @param base the text that was signed, if it was */
    SignedRequest(SignatureInput input, byte[] base, byte[] signature) {
        this.input = input;
        this.base = base;
        this.signature = signature;
    }

    SignatureInput input() {
        return input;
    }

    boolean isSignedWith(SignatureAlgorithm algorithm, byte[] key) {
        String named = input.algorithm();
        return (named == null || named.equals(algorithm.registered())) && algorithm.verifies(key, base, signature);
    }
}
