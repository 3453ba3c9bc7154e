package cn.quancheng.demo;

import cn.quancheng.scores.Publication;
import cn.quancheng.scoring.Tier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the demo says once its city stands, on a terminal.
 *
 * @param founding what the city was founded with
 * @param steps what this start did for it; nothing where an earlier one had done it all
 * @param last the month that was published last, if any
 * @param tiers the tiers of that month's model, the highest first
 * @param home the address of the start page, without a slash at the end
 * @param password of all accounts, or empty where whoever started the demo chose it
 * @param merchants the logins of merchants and their cashiers
 * @param guests who can have benefits, and who cannot, if there is anybody
 * @param walker somebody to walk the citizens' whole way with, if there is anybody left
 */
record Summary(
        Founding founding,
        List<Step> steps,
        Optional<Publication> last,
        List<Tier> tiers,
        String home,
        Optional<String> password,
        DemoMerchants.Logins merchants,
        List<Guest> guests,
        Optional<Walker> walker) {
    private static final String RULE = "─".repeat(76);
    private static final int BAR = 30;

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, RULE);
        line(text, "  泉诚演示城市已就绪 · The demo city is ready");
        line(text, RULE);
        city(text);
        last.ifPresent(month -> month(text, month));
        doors(text);
        accounts(text);
        walker.ifPresent(someone -> citizens(text, someone));
        next(text);
        line(text, RULE);
        return text.toString();
    }

    private void city(StringBuilder text) {
        line(
                text,
                founding.citizens() == 0
                        ? "  空城：只有账户，没有市民和记录 (accounts and an empty city)"
                        : "  " + Columns.grouped(founding.citizens()) + " 位虚构的市民，身份证号不属于任何人；种子 " + founding.seed()
                                + "，建于 " + founding.day());
        if (steps.isEmpty() && last.isPresent()) {
            line(text, "  沿用数据目录中已有的城市，没有重新导入 (found in the data folder, nothing was loaded again)");
        }
        if (!steps.isEmpty()) {
            line(text, "  共用时 " + Columns.seconds(took()) + " (built in all)");
        }
        line(text, "");
    }

    private void month(StringBuilder text, Publication month) {
        line(
                text,
                "  " + month.month() + "：" + Columns.grouped(month.scored()) + " 人有分 (scored)，模型 "
                        + month.modelVersion());
        long most = month.tiers().stream().mapToLong(Long::longValue).max().orElse(0);
        for (int i = 0; i < tiers.size(); i++) {
            long people = month.tiers().get(i);
            line(
                    text,
                    "    " + Columns.left(tiers.get(i).code(), 4)
                            + Columns.left(tiers.get(i).name(), 11)
                            + Columns.right(Columns.grouped(people), 10)
                            + Columns.right(share(people, month.scored()), 8) + "  "
                            + Columns.bar(people, most, BAR));
        }
        line(text, "");
    }

    private void doors(StringBuilder text) {
        line(text, "  打开 (open)");
        line(text, "    " + Columns.left("首页", 10) + home + "/");
        line(text, "    " + Columns.left("接口", 10) + home + "/q/swagger-ui");
        line(text, "    " + Columns.left("运行状况", 10) + home + "/q/health-ui");
        line(text, "");
    }

    private void accounts(StringBuilder text) {
        line(
                text,
                "  登录 (log in)，密码都是 (all with the password) "
                        + password.orElse("QUANCHENG_DEMO_PASSWORD 所给的 (the one given)"));
        line(
                text,
                "    " + Columns.left("工作人员", 10)
                        + "operator operator2 modeler approver approver2 reviewer reviewer2 auditor");
        line(text, "    " + Columns.left("报送部门", 10) + DemoAccounts.DEPARTMENT);
        merchants(text);
        line(text, "");
    }

    private void merchants(StringBuilder text) {
        String head = "商家";
        for (String logins : lines(merchants.systems())) {
            line(text, "    " + Columns.left(head, 10) + logins);
            head = "";
        }
        if (!merchants.systems().isEmpty()) {
            line(text, "    " + Columns.left("", 10) + "沙箱 (sandbox)：后面加 .sandbox");
        }
        if (!merchants.cashiers().isEmpty()) {
            line(text, "    " + Columns.left("收银员", 10) + String.join(" ", merchants.cashiers()));
        }
    }

    /** Words in lines as wide as the rest. */
    private static List<String> lines(List<String> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.length() + word.length() >= RULE.length() - 14) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** The one place where an identity number is printed: it is nobody's, and without it nobody could be verified. */
    private void citizens(StringBuilder text, Walker someone) {
        line(text, "  以市民身份登录 (sign in as a citizen)：POST /api/v1/auth/wechat {\"code\":\"…\"}");
        line(text, "    " + Columns.left("demo-1", 12) + "第1位可以计分的市民，已实名；demo-2、demo-3……依此类推");
        for (Guest guest : guests) {
            line(
                    text,
                    "    " + Columns.left(guest.code(), 12) + guest.tier().code() + "（"
                            + guest.tier().name() + "），走 README 的“商家的一天” (for a merchant's day)");
        }
        line(text, "    " + Columns.left("demo-new-1", 12) + "一个新的微信（demo-new-2是另一个……）；可实名为这位虚构的市民，走完全程");
        line(text, "    " + Columns.left("", 12) + someone.name() + "  " + someone.idNumber());
        line(text, "");
    }

    private void next(StringBuilder text) {
        line(text, "  试一试 (try)");
        line(text, "    TOKEN=$(curl -s " + home + "/api/v1/auth/token -d grant_type=password -d username=operator \\");
        line(
                text,
                "      -d password=" + password.orElse("\"$QUANCHENG_DEMO_PASSWORD\"")
                        + " | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/')");
        line(text, "    curl -s -H \"Authorization: Bearer $TOKEN\" " + home + "/api/v1/runs");
        line(text, "  README 的“走一遍”：看一次同意、撤回和停用怎样当即改变分数");
        line(text, "    (the README's tour: see an agreement, a withdrawal and a closing move a score at once)");
    }

    private Duration took() {
        return steps.stream().map(Step::took).reduce(Duration.ZERO, Duration::plus);
    }

    private static String share(long part, long whole) {
        if (whole == 0) {
            return "-";
        }
        long perMille = (part * 1000 + whole / 2) / whole;
        return perMille / 10 + "." + perMille % 10 + "%";
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
