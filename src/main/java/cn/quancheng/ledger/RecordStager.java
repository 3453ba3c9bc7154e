package cn.quancheng.ledger;

import cn.quancheng.intake.BatchKind;
import cn.quancheng.intake.Faults;
import cn.quancheng.intake.Line;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.platform.CopyRows;
import cn.quancheng.scoring.Facts;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityShape;
import cn.quancheng.security.IdentityVault;
import cn.quancheng.security.accounts.DepartmentGrant;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** Checks the lines of one file of records by the catalogue and by what their sender may report, and stages them. */
final class RecordStager implements BatchKind.Stager {
    static final int WIDTH = 12;

    /** Where the department stands among the staged columns. */
    private static final int DEPARTMENT = 3;

    private static final int LONGEST_NAME = 100;

    private final RecordItems items;
    private final DepartmentGrant grant;
    private final IdentityVault.Session session;
    private final NameDigests names;
    private final LocalDate today;
    private final HistoryWriter fact = new HistoryWriter();

    RecordStager(RecordItems items, DepartmentGrant grant, IdentityVault.Session session, LocalDate today) {
        this.items = items;
        this.grant = grant;
        this.session = session;
        this.names = new NameDigests(session);
        this.today = today;
    }

    @Override
    public void stage(Line line, CopyRows row, Faults faults) {
        RecordCheck check = new RecordCheck(items, grant, today, line, faults);
        String recordNo = check.recordNo();
        @Nullable IdentityNumber number = check.idNumber();
        String name = check.name();
        @Nullable CatalogueItem item = check.item();
        int kind = item == null ? -1 : check.kind(item);
        long quantity = check.quantity();
        int occurredOn = check.occurredOn();
        int validUntil = check.validUntil(occurredOn);
        @Nullable String document = check.document(item);
        @Nullable String procedure = check.procedure(item);
        String department = check.department();
        if (number == null || kind < 0 || occurredOn == Facts.NEVER) {
            return;
        }
        row.putBytes(session.digest(number));
        row.putText(number.masked());
        row.putBytes(names.of(name));
        row.putText(department);
        row.putText(recordNo);
        row.putShort(kind);
        row.putLong(quantity);
        row.putDay(occurredOn);
        putDayOrNull(row, validUntil);
        row.putText(document);
        row.putText(procedure);
        fact.clear();
        fact.record(kind, quantity, occurredOn, validUntil == Facts.NEVER ? null : validUntil, List.of());
        row.putBytes(fact.bytes(), fact.size());
    }

    /** Whose line it would have been, as far as its sender may speak for others: the count of refused lines is theirs. */
    @Override
    public void stageRefused(Line line, CopyRows row, int width) {
        for (int i = 0; i < width; i++) {
            row.putText(i == DEPARTMENT ? otherDepartment(line) : null);
        }
    }

    private @Nullable String otherDepartment(Line line) {
        @Nullable String name = line.textOrNull(RecordColumn.DEPARTMENT.ordinal());
        boolean usable =
                name != null && grant.forOthers() && name.length() <= LONGEST_NAME && !IdentityShape.isIn(name);
        return usable ? name : null;
    }

    private static void putDayOrNull(CopyRows row, int day) {
        if (day == Facts.NEVER) {
            row.putNull();
        } else {
            row.putDay(day);
        }
    }
}
