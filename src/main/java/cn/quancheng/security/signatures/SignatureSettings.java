package cn.quancheng.security.signatures;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;

import java.util.Optional;

/** What an installation sets for signed requests. */
@ConfigMapping(prefix = "quancheng.signatures")
interface SignatureSettings {
    /**
     * What {@code @target-uri} begins with as clients know it, {@code https://credit.example}: where a proxy on the way
     * does not tell this service the scheme and the host by which it was called. Unset: as the request says.
     */
    Optional<@Pattern(regexp = "https?://[^/]+", message = "应为 https://主机 (as https://host)") String> origin();
}
