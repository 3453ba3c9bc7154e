package cn.quancheng.security.signatures;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A key that works, as others may know it.
 *
 * @param endsAt until when, where another one has taken its place; absent: for good
 */
@Schema(name = "SignatureKey", example = """
        {"keyId":"sk-4fJ0…","algorithm":"ED25519","madeAt":"2026-11-24T09:00:00Z"}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignatureKeyView(
        String keyId,
        SignatureAlgorithm algorithm,
        Instant madeAt,
        @Nullable Instant endsAt) {}
