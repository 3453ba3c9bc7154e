package cn.quancheng.citizens;

import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the register and the agreements hold about a citizen. */
@Dependent
class HeldCitizens {
    private static final String ROOM = "citizens";

    @Produces
    @Singleton
    HeldData person(IdentityVault vault) {
        return new HeldRows(ROOM, "citizens", """
                SELECT digest, sealed_id_number, sealed_name, born, sex, district, status, registered_entry, changed_entry
                FROM citizens WHERE id = ?
                """, row -> opened(row, vault.session()));
    }

    @Produces
    @Singleton
    HeldData standings() {
        return new HeldRows(
                ROOM,
                "citizen_standings",
                "SELECT s.entry, s.status, d.name AS district FROM citizen_standings s"
                        + " LEFT JOIN districts d ON d.number = s.district WHERE s.citizen_id = ? ORDER BY s.entry");
    }

    @Produces
    @Singleton
    HeldData formerNames() {
        return new HeldRows(
                ROOM, "former_names", "SELECT changed_on, entry FROM former_names WHERE citizen_id = ? ORDER BY entry");
    }

    @Produces
    @Singleton
    HeldData agreements() {
        return new HeldRows(ROOM, "agreements", """
                SELECT agreement_no, channel, notice_version, notice_digest, agreed_on, agreed_at, first_day, ends_on,
                       withdrawn_at, receipt, entry, withdrawn_entry
                FROM agreements WHERE citizen_id = ? ORDER BY entry
                """);
    }

    @Produces
    @Singleton
    HeldData agreementStandings() {
        return new HeldRows(
                ROOM,
                "agreement_standings",
                "SELECT entry, first_day, ends_on FROM agreement_standings WHERE citizen_id = ? ORDER BY entry");
    }

    @Produces
    @Singleton
    HeldData reminders() {
        return new HeldRows(ROOM, "agreement_reminders", """
                SELECT a.agreement_no, r.at FROM agreement_reminders r JOIN agreements a ON a.id = r.agreement_id
                WHERE a.citizen_id = ? ORDER BY r.at
                """);
    }

    @Produces
    @Singleton
    HeldData refusals() {
        return new HeldRows(ROOM, "agreement_refusals", "SELECT said_on FROM agreement_refusals WHERE citizen_id = ?");
    }

    private static HeldRow opened(HeldRow row, IdentityVault.Session session) {
        byte[] digest = row.bytes("digest");
        return row.with("idNumber", session.open(Sealed.ID_NUMBER, digest, row.bytes("sealedIdNumber")))
                .with("name", session.open(Sealed.NAME, digest, row.bytes("sealedName")))
                .without("digest", "sealedIdNumber", "sealedName");
    }
}
