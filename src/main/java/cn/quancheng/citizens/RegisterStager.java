package cn.quancheng.citizens;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Faults;
import cn.quancheng.intake.IsoDay;
import cn.quancheng.intake.Line;
import cn.quancheng.platform.CopyWriter;
import cn.quancheng.security.IdentityFault;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.Sealed;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Checks and seals the lines of one file of the register. */
final class RegisterStager implements BatchKind.Stager {
    static final int WIDTH = 10;

    private static final int ID_NUMBER = 0;
    private static final int NAME = 1;
    private static final int DISTRICT = 2;
    private static final int STATUS = 3;
    private static final int AGREED_ON = 4;
    private static final int AGREEMENT_NO = 5;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int LONGEST_NAME = 100;

    private final IdentityVault.Session session;
    private final LocalDate today;

    RegisterStager(IdentityVault.Session session, LocalDate today) {
        this.session = session;
        this.today = today;
    }

    @Override
    public void stage(Line line, CopyWriter row, Faults faults) {
        String idNumber = line.text(ID_NUMBER);
        Optional<IdentityFault> fault = IdentityNumber.fault(idNumber, today);
        fault.ifPresent(f -> faults.addIdentity("id_number", idNumber, f.message()));
        String name = filled(line, NAME, "name", faults);
        String district = filled(line, DISTRICT, "district", faults);
        @Nullable String status = line.textOrNull(STATUS);
        if (status != null
                && Arrays.stream(CitizenStatus.values()).noneMatch(s -> s.name().equals(status))) {
            faults.add("status", status, "状态应为 ACTIVE、MOVED 或 DECEASED");
        }
        int agreedOn = agreedOn(line, faults);
        if (fault.isEmpty()) {
            IdentityNumber number = new IdentityNumber(idNumber);
            put(row, number, name, district, status);
            if (agreedOn == NEVER) {
                row.putNull();
            } else {
                row.putDay(agreedOn);
            }
            row.putText(line.textOrNull(AGREEMENT_NO));
            row.putText(number.masked());
        }
    }

    /** An agreement is a day and the document that shows it, or it is none. */
    private int agreedOn(Line line, Faults faults) {
        String day = line.text(AGREED_ON);
        String document = line.text(AGREEMENT_NO);
        if (day.isEmpty() != document.isEmpty() || document.length() > LONGEST_NAME) {
            faults.add("agreement_no", document, "知情同意日期和知情同意书编号应同时填写或同时为空");
        }
        if (day.isEmpty()) {
            return NEVER;
        }
        @Nullable LocalDate agreed = IsoDay.parse(day);
        if (agreed == null || agreed.isAfter(today)) {
            faults.add("agreed_on", day, "应为不晚于今天的真实日期，格式如 2026-11-01");
            return NEVER;
        }
        return (int) agreed.toEpochDay();
    }

    private void put(CopyWriter row, IdentityNumber number, String name, String district, @Nullable String status) {
        byte[] digest = session.digest(number);
        row.putBytes(digest);
        row.putBytes(session.seal(Sealed.ID_NUMBER, digest, number.value()));
        row.putBytes(session.seal(Sealed.NAME, digest, name));
        row.putBytes(session.digest(name));
        row.putDay((int) number.birthDate().toEpochDay());
        row.putText(district);
        row.putText(status);
    }

    private static String filled(Line line, int column, String name, Faults faults) {
        String text = line.text(column);
        if (text.isEmpty()) {
            faults.add(name, text, "不能为空");
        } else if (text.length() > LONGEST_NAME) {
            faults.add(name, text, "不能超过" + LONGEST_NAME + "个字");
        }
        return text;
    }
}
