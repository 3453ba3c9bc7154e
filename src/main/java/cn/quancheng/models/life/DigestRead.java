package cn.quancheng.models.life;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** The text that a caller says to have read: its digest, as the header If-Match quotes it. */
final class DigestRead {
    private DigestRead() {}

    static Optional<String> of(@Nullable String ifMatch) {
        return Optional.ofNullable(ifMatch).map(tag -> tag.strip().replaceAll("^\"|\"$", ""));
    }
}
