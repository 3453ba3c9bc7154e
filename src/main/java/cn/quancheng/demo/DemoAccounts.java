package cn.quancheng.demo;

import cn.quancheng.platform.DataFolder;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.DepartmentGrant;
import cn.quancheng.security.accounts.Role;
import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Who may log in to the demo besides its {@link DemoMerchants}: staff of each role and a department, all with one password. */
@ApplicationScoped
class DemoAccounts {
    static final String OPERATOR = "operator";
    static final String DEPARTMENT = "demo-department";

    /** The demo's department collects for all others, so that one file can hold a whole city's records. */
    static final DepartmentGrant GRANT = new DepartmentGrant("示例部门", Set.of(DepartmentGrant.EVERY_ITEM), true);

    private static final int PASSWORD_BYTES = 8;

    private final Accounts accounts;
    private final DemoSettings settings;
    private final DataFolder folder;

    DemoAccounts(Accounts accounts, DemoSettings settings, DataFolder folder) {
        this.accounts = accounts;
        this.settings = settings;
        this.folder = folder;
    }

    /** Makes sure that all of them are there, with today's password. */
    void ensure() {
        String password = password();
        staff(OPERATOR, "运行管理员", Role.OPERATOR, password);
        staff("operator2", "第二管理员", Role.OPERATOR, password);
        staff("modeler", "模型起草人", Role.MODELER, password);
        staff("approver", "模型审批人", Role.APPROVER, password);
        staff("approver2", "第二审批人", Role.APPROVER, password);
        staff("reviewer", "审核员", Role.REVIEWER, password);
        staff("reviewer2", "第二审核员", Role.REVIEWER, password);
        staff("auditor", "审计员", Role.AUDITOR, password);
        accounts.ensureDepartment(DEPARTMENT, "示例部门", GRANT, password);
    }

    /** The password of all: the given one, else the one that the data folder keeps, made by its first start. */
    String password() {
        return settings.password()
                .orElseGet(() ->
                        new String(folder.secret("demo-password", DemoAccounts::made), StandardCharsets.US_ASCII));
    }

    /** Whether whoever started the demo chose the password, so that it need not be told. */
    boolean isPasswordGiven() {
        return settings.password().isPresent();
    }

    private void staff(String login, String name, Role role, String password) {
        accounts.ensureStaff(login, name, Set.of(role), password);
    }

    private static byte[] made() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    }
}
