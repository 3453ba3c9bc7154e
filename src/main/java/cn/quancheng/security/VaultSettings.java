package cn.quancheng.security;

import io.smallrye.config.ConfigMapping;

import java.util.Optional;

/** The keys that replicas of the service share; where they are not given, they are made and kept in the data folder. */
@ConfigMapping(prefix = "quancheng")
interface VaultSettings {
    /**
     * The SM4 keys, {@code QUANCHENG_IDENTITY_KEY}: 32 hex digits, or while keys are changed several as
     * {@code 2:<hex>,1:<hex>}, the one that encrypts first.
     */
    Optional<String> identityKey();

    /** The SM3 key of the digests, {@code QUANCHENG_DIGEST_KEY}: 64 hex digits. It never changes. */
    Optional<String> digestKey();
}
