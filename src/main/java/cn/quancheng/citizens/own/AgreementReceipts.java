package cn.quancheng.citizens.own;

import cn.quancheng.citizens.AgreementView;
import cn.quancheng.platform.Sha256;
import cn.quancheng.platform.Sql;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.tokens.Receipts;
import jakarta.enterprise.context.ApplicationScoped;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The receipts of agreements. One names nobody: who has it can see that somebody agreed, to what and when, and only its
 * holder, who has the salt, can show that it was them. The salt is drawn from the service's digest key and kept nowhere.
 */
@ApplicationScoped
class AgreementReceipts {
    /** What a receipt is, by its header. */
    static final String TYPE = "agreement-receipt+jwt";

    private static final String PURPOSE = "agreement-receipt";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Receipts receipts;
    private final IdentityVault vault;
    private final DataSource database;

    AgreementReceipts(Receipts receipts, IdentityVault vault, DataSource database) {
        this.receipts = receipts;
        this.vault = vault;
        this.database = database;
    }

    /** Makes and keeps the receipt of an agreement. */
    AgreementReceipt give(AgreementView agreement, IdentityNumber holder) throws SQLException {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", agreement.agreementNo());
        claims.put("iat", agreement.agreedAt().getEpochSecond());
        claims.put("noticeVersion", agreement.noticeVersion());
        claims.put("noticeDigest", agreement.noticeDigest());
        claims.put("agreedAt", agreement.agreedAt().toString());
        claims.put("firstDay", agreement.firstDay().toString());
        claims.put("endsOn", agreement.endsOn().toString());
        claims.put("holder", holder(agreement.agreementNo(), holder));
        String receipt = receipts.sign(TYPE, claims);
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "UPDATE agreements SET receipt = ? WHERE agreement_no = ?",
                    receipt,
                    agreement.agreementNo());
        }
        return answer(agreement, receipt);
    }

    /** The receipt that was given; none for an agreement on paper, whose receipt is the paper. */
    Optional<AgreementReceipt> of(AgreementView agreement) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(
                    connection,
                    "SELECT receipt FROM agreements WHERE agreement_no = ? AND receipt IS NOT NULL",
                    row -> answer(agreement, row.getString(1)),
                    agreement.agreementNo());
        }
    }

    private AgreementReceipt answer(AgreementView agreement, String receipt) {
        return new AgreementReceipt(
                agreement.agreementNo(),
                agreement.noticeVersion(),
                agreement.agreedAt(),
                agreement.endsOn(),
                receipt,
                salt(agreement.agreementNo()));
    }

    private String salt(String agreementNo) {
        return BASE64.encodeToString(vault.digest(PURPOSE, agreementNo));
    }

    private String holder(String agreementNo, IdentityNumber holder) {
        String whose = salt(agreementNo) + "." + holder.value();
        return BASE64.encodeToString(Sha256.of(whose));
    }
}
