package cn.quancheng.citizens;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Faults;
import cn.quancheng.intake.Line;
import cn.quancheng.platform.CopyRows;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Set;

/** Checks and seals the lines of one file of the register. */
final class RegisterStager implements BatchKind.Stager {
    static final int WIDTH = 12;

    private final IdentityVault.Session session;
    private final Set<String> districts;
    private final LocalDate today;

    RegisterStager(IdentityVault.Session session, Set<String> districts, LocalDate today) {
        this.session = session;
        this.districts = districts;
        this.today = today;
    }

    @Override
    public void stage(Line line, CopyRows row, Faults faults) {
        RegisterCheck check = new RegisterCheck(districts, today, line, faults);
        @Nullable IdentityNumber number = check.idNumber();
        String name = check.name();
        String district = check.district();
        @Nullable String status = check.status();
        @Nullable LocalDate agreedOn = check.agreedOn(number);
        @Nullable String agreementNo = check.agreementNo();
        @Nullable LocalDate nameChangedOn = check.nameChangedOn(number);
        if (number == null) {
            return;
        }
        byte[] digest = session.digest(number);
        row.putBytes(digest);
        row.putBytes(session.seal(Sealed.ID_NUMBER, digest, number.value()));
        row.putBytes(session.seal(Sealed.NAME, digest, name));
        row.putBytes(session.digest(PersonName.spelling(name)));
        put(row, number.birthDate());
        row.putText(district);
        row.putText(status);
        put(row, agreedOn);
        row.putText(agreementNo);
        row.putText(number.masked());
        put(row, nameChangedOn);
        row.putText(number.sex().name());
    }

    private static void put(CopyRows row, @Nullable LocalDate day) {
        if (day == null) {
            row.putNull();
        } else {
            row.putDay((int) day.toEpochDay());
        }
    }
}
