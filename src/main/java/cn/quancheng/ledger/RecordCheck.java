package cn.quancheng.ledger;

import cn.quancheng.intake.Faults;
import cn.quancheng.intake.IsoDay;
import cn.quancheng.intake.Line;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Requirement;
import cn.quancheng.scoring.Facts;
import cn.quancheng.security.IdentityFault;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.IdentityShape;
import cn.quancheng.security.accounts.DepartmentGrant;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** One line of a file of records, read field by field; what is wrong with a field goes into the line's faults. */
final class RecordCheck {
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_DOCUMENT = 200;
    private static final long MOST = 1_000_000_000L;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final String ORDINARY = "ORDINARY";
    private static final Set<String> ORDINARY_ONES = Set.of(ORDINARY, "普通程序", "一般程序");
    private static final Set<String> SUMMARY_ONES = Set.of("SUMMARY", "简易程序");
    private static final Set<String> CORRECTED_ONES = Set.of("MINOR_CORRECTED", "轻微违法已改正", "轻微违法及时改正", "轻微已改正");

    private final RecordItems items;
    private final DepartmentGrant grant;
    private final LocalDate today;
    private final Line line;
    private final Faults faults;

    RecordCheck(RecordItems items, DepartmentGrant grant, LocalDate today, Line line, Faults faults) {
        this.items = items;
        this.grant = grant;
        this.today = today;
        this.line = line;
        this.faults = faults;
    }

    String recordNo() {
        String text = required(RecordColumn.RECORD_NO, LONGEST_NUMBER);
        checkNoIdentity(RecordColumn.RECORD_NO, text);
        return text;
    }

    /** Whether it is the register's shows only when the whole file is there. */
    String name() {
        String text = text(RecordColumn.NAME);
        if (text.isEmpty()) {
            faults.addName(RecordColumn.NAME.heading(), "不能为空");
        } else if (text.length() > LONGEST_NUMBER) {
            faults.addName(RecordColumn.NAME.heading(), "不能超过" + LONGEST_NUMBER + "个字");
        }
        return text;
    }

    int occurredOn() {
        return day(RecordColumn.OCCURRED_ON, true);
    }

    @Nullable
    IdentityNumber idNumber() {
        String text = text(RecordColumn.ID_NUMBER);
        Optional<IdentityFault> fault = IdentityNumber.fault(text, today);
        if (fault.isPresent()) {
            faults.addIdentity(
                    RecordColumn.ID_NUMBER.heading(), text, fault.get().message());
            return null;
        }
        return new IdentityNumber(text);
    }

    String department() {
        String text = text(RecordColumn.DEPARTMENT);
        if (CitizenRecords.ASSOCIATION.equals(text.isEmpty() ? grant.department() : text)) {
            fault(RecordColumn.DEPARTMENT, text, "这个名称留给自主申报的核验，不能以它报送");
        }
        if (text.isEmpty()) {
            return grant.department();
        }
        if (!grant.allowsDepartment(text)) {
            fault(RecordColumn.DEPARTMENT, text, "只能报送本部门的记录");
        }
        return required(RecordColumn.DEPARTMENT, LONGEST_NUMBER);
    }

    @Nullable
    CatalogueItem item() {
        String code = text(RecordColumn.ITEM);
        @Nullable CatalogueItem item = items.item(code);
        if (item == null) {
            fault(RecordColumn.ITEM, code, code.isEmpty() ? "不能为空" : "目录中没有该项目");
        } else if (!grant.allowsItem(item.code())) {
            fault(RecordColumn.ITEM, code, "本部门无权报送该项目");
        }
        return item;
    }

    int kind(CatalogueItem item) {
        String grade = text(RecordColumn.GRADE);
        if (grade.isEmpty() && !item.grades().isEmpty()) {
            fault(RecordColumn.GRADE, grade, "不能为空，应为：" + String.join("、", item.grades()));
            return -1;
        }
        int kind = items.kind(item, grade);
        if (kind < 0) {
            fault(
                    RecordColumn.GRADE,
                    grade,
                    item.grades().isEmpty() ? "该项目不分级，应为空" : "应为：" + String.join("、", item.grades()));
        }
        return kind;
    }

    long quantity() {
        String text = text(RecordColumn.QUANTITY);
        if (text.isEmpty()) {
            return 1;
        }
        long quantity = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || quantity > MOST) {
                fault(RecordColumn.QUANTITY, text, "应为0至" + MOST + "的整数");
                return 1;
            }
            quantity = quantity * 10 + digit;
        }
        if (quantity > MOST) {
            fault(RecordColumn.QUANTITY, text, "应为0至" + MOST + "的整数");
        }
        return quantity;
    }

    int validUntil(int occurredOn) {
        int until = day(RecordColumn.VALID_UNTIL, false);
        if (until != Facts.NEVER && occurredOn != Facts.NEVER && until < occurredOn) {
            fault(RecordColumn.VALID_UNTIL, text(RecordColumn.VALID_UNTIL), "不能早于发生日期");
        }
        return until;
    }

    /** A day as an epoch day; {@link Facts#NEVER} where there is none, or a wrong one. */
    private int day(RecordColumn column, boolean past) {
        String text = text(column);
        if (text.isEmpty()) {
            if (past) {
                fault(column, text, "不能为空");
            }
            return Facts.NEVER;
        }
        @Nullable LocalDate day = IsoDay.parse(text);
        if (day == null || day.isBefore(EARLIEST)) {
            fault(column, text, "应为真实日期，格式如 2026-11-01");
            return Facts.NEVER;
        }
        if (past && day.isAfter(today)) {
            fault(column, text, "不能晚于今天");
        }
        return (int) day.toEpochDay();
    }

    @Nullable
    String document(@Nullable CatalogueItem item) {
        @Nullable String document = line.textOrNull(RecordColumn.DOCUMENT_NO.ordinal());
        if (document == null && item != null && item.requires().contains(Requirement.DOCUMENT_NUMBER)) {
            fault(RecordColumn.DOCUMENT_NO, "", "失信信息必须有文书号");
        }
        if (document != null && document.length() > LONGEST_DOCUMENT) {
            fault(RecordColumn.DOCUMENT_NO, document, "不能超过" + LONGEST_DOCUMENT + "个字");
        }
        if (document != null) {
            checkNoIdentity(RecordColumn.DOCUMENT_NO, document);
        }
        return document;
    }

    /** Only what came from an ordinary procedure, or from none, is ever kept. */
    @Nullable
    String procedure(@Nullable CatalogueItem item) {
        String text = text(RecordColumn.PROCEDURE);
        if (ORDINARY_ONES.contains(text)) {
            return ORDINARY;
        }
        if (SUMMARY_ONES.contains(text)) {
            fault(RecordColumn.PROCEDURE, text, "适用简易程序的处罚不纳入公共信用信息");
        } else if (CORRECTED_ONES.contains(text)) {
            fault(RecordColumn.PROCEDURE, text, "轻微违法且已及时改正的不纳入公共信用信息");
        } else if (!text.isEmpty()) {
            fault(RecordColumn.PROCEDURE, text, "应为 ORDINARY（普通程序）或空");
        } else if (item != null && item.requires().contains(Requirement.ORDINARY_PROCEDURE)) {
            fault(RecordColumn.PROCEDURE, text, "失信信息须注明普通程序（ORDINARY）");
        }
        return null;
    }

    private void checkNoIdentity(RecordColumn column, String text) {
        if (IdentityShape.isIn(text)) {
            fault(column, text, "编号中不得含有身份证号码");
        }
    }

    private String required(RecordColumn column, int longest) {
        String text = text(column);
        if (text.isEmpty()) {
            fault(column, text, "不能为空");
        } else if (text.length() > longest) {
            fault(column, text, "不能超过" + longest + "个字");
        }
        return text;
    }

    private String text(RecordColumn column) {
        return line.text(column.ordinal());
    }

    private void fault(RecordColumn column, String value, String message) {
        faults.add(column.heading(), value, message);
    }
}
