package cn.quancheng.citizens.own;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a citizen keeps of having agreed.
 *
 * @param endsOn the first day that the agreement does not cover
 * @param receipt a compact JWS (ES256), to be checked with the keys at {@code /.well-known/jwks.json}
 * @param salt with it and the identity number its holder shows that a receipt is theirs: {@code holder} in the receipt is
 *     the SHA-256 of {@code <salt>.<identity number>}, in Base64url
 */
@Schema(name = "AgreementReceipt", example = """
        {"agreementNo":"XY2026-KQ7M3ZP2RA","noticeVersion":"2026.1","agreedAt":"2026-11-24T04:00:00Z","endsOn":"2028-11-24",
        "receipt":"eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl","salt":"q0nJ3Jv0b2Vn"}""")
record AgreementReceipt(
        String agreementNo, String noticeVersion, Instant agreedAt, LocalDate endsOn, String receipt, String salt) {}
