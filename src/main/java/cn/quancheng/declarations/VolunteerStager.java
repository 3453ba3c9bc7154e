package cn.quancheng.declarations;

import cn.quancheng.citizens.PersonName;
import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Faults;
import cn.quancheng.intake.IsoDay;
import cn.quancheng.intake.Line;
import cn.quancheng.platform.CopyRows;
import cn.quancheng.security.IdentityFault;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Checks the lines of one file of the volunteer system, and stages them: numbers and names as digests only. */
final class VolunteerStager implements BatchKind.Stager {
    private static final int LONGEST_NAME = 100;
    private static final int MINUTES_OF_A_DAY = 1440;

    private final IdentityVault.Session session;
    private final String office;
    private final String by;
    private final LocalDate today;

    /**
     * @param office whose file it is, in words
     * @param by the account that sends it
     */
    VolunteerStager(IdentityVault.Session session, String office, String by, LocalDate today) {
        this.session = session;
        this.office = office;
        this.by = by;
        this.today = today;
    }

    @Override
    public void stage(Line line, CopyRows row, Faults faults) throws SQLException {
        String idNumber = line.text(VolunteerFile.ID_NUMBER);
        Optional<IdentityFault> fault = IdentityNumber.fault(idNumber, today);
        fault.ifPresent(what -> faults.addIdentity("id_number", idNumber, what.message()));
        String name = line.text(VolunteerFile.NAME);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            faults.addName("name", "不能为空，不能超过" + LONGEST_NAME + "个字");
        }
        @Nullable LocalDate day = IsoDay.parse(line.text(VolunteerFile.DAY));
        if (day == null || day.isAfter(today)) {
            faults.add("day", line.text(VolunteerFile.DAY), "应为不晚于今天的真实日期，格式如 2026-11-01");
        }
        int minutes = minutes(line.text(VolunteerFile.MINUTES), faults);
        if (fault.isPresent() || day == null || minutes == 0) {
            return;
        }
        IdentityNumber number = new IdentityNumber(idNumber);
        row.putBytes(session.digest(number));
        row.putText(number.masked());
        row.putBytes(session.digest(PersonName.spelling(name)));
        row.putDay((int) day.toEpochDay());
        row.putLong(minutes);
        row.putText(office);
        row.putText(by);
    }

    private static int minutes(String text, Faults faults) {
        int minutes = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (minutes < 1 || minutes > MINUTES_OF_A_DAY) {
            faults.add("minutes", text, "应为1至" + MINUTES_OF_A_DAY + "的整数，单位为分钟");
            return 0;
        }
        return minutes;
    }
}
