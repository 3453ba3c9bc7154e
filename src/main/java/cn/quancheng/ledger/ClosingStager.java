package cn.quancheng.ledger;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Faults;
import cn.quancheng.intake.IsoDay;
import cn.quancheng.intake.Line;
import cn.quancheng.platform.CopyRows;
import cn.quancheng.security.IdentityShape;
import cn.quancheng.security.accounts.DepartmentGrant;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;

/** Checks the lines of one file of closings by what its sender may report, and stages them. */
final class ClosingStager implements BatchKind.Stager {
    private static final int LONGEST = 200;
    private static final Map<String, ClosingKind> KINDS = Map.of(
            "REVOKED", ClosingKind.REVOKED,
            "撤销", ClosingKind.REVOKED,
            "PERFORMED", ClosingKind.PERFORMED,
            "已履行", ClosingKind.PERFORMED,
            "DELISTED", ClosingKind.DELISTED,
            "移出名单", ClosingKind.DELISTED);

    private final DepartmentGrant grant;
    private final String by;
    private final LocalDate today;

    /** @param by the account that sends the file */
    ClosingStager(DepartmentGrant grant, String by, LocalDate today) {
        this.grant = grant;
        this.by = by;
        this.today = today;
    }

    @Override
    public void stage(Line line, CopyRows row, Faults faults) throws SQLException {
        String recordNo = filled(line, ClosingFile.RECORD_NO, "record_no", faults);
        String documentNo = filled(line, ClosingFile.DOCUMENT_NO, "document_no", faults);
        @Nullable ClosingKind kind = KINDS.get(line.text(ClosingFile.CLOSING));
        if (kind == null) {
            faults.add("kind", line.text(ClosingFile.CLOSING), "应为 REVOKED、PERFORMED 或 DELISTED");
        }
        @Nullable LocalDate on = IsoDay.parse(line.text(ClosingFile.CLOSED_ON));
        if (on == null || on.isAfter(today)) {
            faults.add("closed_on", line.text(ClosingFile.CLOSED_ON), "应为不晚于今天的真实日期，格式如 2026-11-01");
        }
        String department = department(line, faults);
        if (kind == null || on == null) {
            return;
        }
        row.putText(recordNo);
        row.putText(department);
        row.putText(kind.name());
        row.putDay((int) on.toEpochDay());
        row.putText(documentNo);
        row.putText(by);
    }

    private String department(Line line, Faults faults) {
        @Nullable String named = line.textOrNull(ClosingFile.DEPARTMENT);
        String department = named == null ? grant.department() : named;
        if (!grant.allowsDepartment(department)) {
            faults.add("department", department, "只能停用本部门的记录");
        }
        return department;
    }

    private static String filled(Line line, int column, String name, Faults faults) {
        String text = line.text(column);
        if (text.isEmpty()) {
            faults.add(name, text, "不能为空");
        } else if (text.length() > LONGEST) {
            faults.add(name, text, "不能超过" + LONGEST + "个字");
        } else if (IdentityShape.isIn(text)) {
            faults.add(name, text, "编号中不得含有身份证号码");
        }
        return text;
    }
}
