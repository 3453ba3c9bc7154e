package cn.quancheng.citizens;

import cn.quancheng.intake.Faults;
import cn.quancheng.intake.IsoDay;
import cn.quancheng.intake.Line;
import cn.quancheng.scoring.Adulthood;
import cn.quancheng.security.IdentityFault;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityShape;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** One line of a file of the register, read field by field; what is wrong with a field goes into the line's faults. */
final class RegisterCheck {
    private static final int ID_NUMBER = 0;
    private static final int NAME = 1;
    private static final int DISTRICT = 2;
    private static final int STATUS = 3;
    private static final int AGREED_ON = 4;
    private static final int AGREEMENT_NO = 5;
    private static final int NAME_CHANGED_ON = 6;
    private static final int LONGEST = 100;

    private final Set<String> districts;
    private final LocalDate today;
    private final Line line;
    private final Faults faults;

    RegisterCheck(Set<String> districts, LocalDate today, Line line, Faults faults) {
        this.districts = districts;
        this.today = today;
        this.line = line;
        this.faults = faults;
    }

    @Nullable
    IdentityNumber idNumber() {
        String text = line.text(ID_NUMBER);
        Optional<IdentityFault> fault = IdentityNumber.fault(text, today);
        if (fault.isPresent()) {
            faults.addIdentity("id_number", text, fault.get().message());
            return null;
        }
        return new IdentityNumber(text);
    }

    String name() {
        String text = line.text(NAME);
        if (text.isEmpty()) {
            faults.addName("name", "不能为空");
        } else if (text.length() > LONGEST) {
            faults.addName("name", "不能超过" + LONGEST + "个字");
        } else if (!PersonName.isPlausible(text) || IdentityShape.isIn(text)) {
            faults.addName("name", "姓名中只能有文字、间隔号（·）、空格、连字符和撇号");
        }
        return text;
    }

    String district() {
        String text = line.text(DISTRICT);
        if (text.isEmpty()) {
            faults.add("district", text, "不能为空");
        } else if (!districts.contains(text)) {
            faults.add("district", text, "不在本市的区县名单中");
        }
        return text;
    }

    @Nullable
    String status() {
        @Nullable String text = line.textOrNull(STATUS);
        if (text != null
                && Arrays.stream(CitizenStatus.values())
                        .noneMatch(status -> status.name().equals(text))) {
            faults.add("status", text, "状态应为 ACTIVE、MOVED 或 DECEASED");
        }
        return text;
    }

    /** An agreement is a day and the document that shows it, or it is none; and it is an adult's. */
    @Nullable
    LocalDate agreedOn(@Nullable IdentityNumber number) {
        @Nullable LocalDate agreed = day(AGREED_ON, "agreed_on");
        if (agreed != null && number != null && !Adulthood.isAdult(number.birthDate(), agreed)) {
            faults.add("agreed_on", agreed.toString(), "知情同意之日未满18周岁");
        }
        return agreed;
    }

    @Nullable
    String agreementNo() {
        @Nullable String text = line.textOrNull(AGREEMENT_NO);
        String shown = text == null ? "" : text;
        if (line.text(AGREED_ON).isEmpty() != (text == null) || shown.length() > LONGEST) {
            faults.add("agreement_no", shown, "知情同意日期和知情同意书编号应同时填写或同时为空");
        } else if (IdentityShape.isIn(shown)) {
            faults.add("agreement_no", shown, "编号中不得含有身份证号码");
        }
        return text;
    }

    @Nullable
    LocalDate nameChangedOn(@Nullable IdentityNumber number) {
        @Nullable LocalDate changed = day(NAME_CHANGED_ON, "name_changed_on");
        if (changed != null && number != null && changed.isBefore(number.birthDate())) {
            faults.add("name_changed_on", changed.toString(), "不能早于出生日期");
        }
        return changed;
    }

    private @Nullable LocalDate day(int column, String name) {
        String text = line.text(column);
        if (text.isEmpty()) {
            return null;
        }
        @Nullable LocalDate day = IsoDay.parse(text);
        if (day == null || day.isAfter(today)) {
            faults.add(name, text, "应为不晚于今天的真实日期，格式如 2026-11-01");
            return null;
        }
        return day;
    }
}
