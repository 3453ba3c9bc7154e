package cn.quancheng.reports.print;

import cn.quancheng.reports.print.CreditReport.Agreement;
import cn.quancheng.reports.print.CreditReport.Check;
import cn.quancheng.reports.print.CreditReport.Dimension;
import cn.quancheng.reports.print.CreditReport.Failing;
import cn.quancheng.reports.print.CreditReport.Holder;
import cn.quancheng.reports.print.CreditReport.Line;
import cn.quancheng.reports.print.CreditReport.Row;
import cn.quancheng.reports.print.CreditReport.Score;
import cn.quancheng.reports.print.CreditReport.Tier;

import java.util.List;
import java.util.stream.IntStream;

/** Reports of made-up people: an ordinary one, one whose name is rare, one with more than a page can hold. */
final class SampleReports {
    static final String CODE = "7K2QD-9XWF3-00HMN-4TZ8V-B6RCS";
    static final String LONG_DEPARTMENT = "济南市历城区社会信用体系建设工作领导小组办公室暨公共信用信息中心联合认定工作专班";

    private SampleReports() {}

    static CreditReport ordinary() {
        return of("王小明", lines(3), List.of());
    }

    static CreditReport named(String name) {
        return of(name, lines(3), List.of());
    }

    /** Of somebody with two hundred records, each with names and numbers as long as they come. */
    static CreditReport long200() {
        return of(
                "阿卜杜热合曼·买买提吐尔逊",
                List.of(line(
                        "志愿服务",
                        IntStream.range(0, 180).mapToObj(SampleReports::longRow).toList())),
                IntStream.range(180, 200).mapToObj(SampleReports::longFailing).toList());
    }

    /** Of somebody with records of sixty indicators, so that tables begin all over the pages. */
    static CreditReport manyIndicators() {
        return of(
                "欧阳娜娜",
                IntStream.range(0, 60)
                        .mapToObj(line -> line(
                                "指标第" + line + "号",
                                IntStream.range(0, 1 + line * 7 % 23)
                                        .mapToObj(row -> row("M" + line + "-" + row + "."))
                                        .toList()))
                        .toList(),
                List.of());
    }

    private static Row longRow(int number) {
        return new Row(
                "志愿服务，" + number * 17 + "分钟",
                "2026-05-01",
                LONG_DEPARTMENT,
                List.of(
                        "begin" + number + "济历城信用认字〔2026〕第" + "0123456789".repeat(6) + "号",
                        "A".repeat(64) + "end" + number),
                "+0.125",
                "2028-05-01",
                "逐步递减");
    }

    private static Failing longFailing(int number) {
        return new Failing(
                "不文明行为处罚（车辆行经积水路段未减速慢行）",
                "2026-10-05",
                LONG_DEPARTMENT,
                "begin" + number + "济公交决字〔2026〕第370102-" + "9".repeat(60) + "号" + "end" + number,
                "−10",
                "2027-10-05",
                "2027-01-05 起可申请修复",
                number % 2 == 0);
    }

    private static List<Line> lines(int rows) {
        return List.of(line(
                "志愿服务",
                IntStream.range(0, rows).mapToObj(row -> row("ZY-2026-" + row)).toList()));
    }

    private static Row row(String number) {
        return new Row("志愿服务，960分钟", "2026-05-01", "市民政局", List.of(number), "+4", "2028-05-01", "计分");
    }

    private static Line line(String name, List<Row> rows) {
        return new Line("SOC-CON-01", name, "社会贡献", "+12", "+60", "济南市个人诚信分“泉诚分”简介；志愿服务条例", rows);
    }

    private static CreditReport of(String name, List<Line> lines, List<Failing> failings) {
        return new CreditReport(
                "BG-20261124-17",
                "2026年11月24日 20:15",
                "2027年2月21日",
                new Holder(name, "370102********10", "历下区"),
                new Agreement(
                        "2026.1",
                        "https://credit.example.org/api/v1/notices/2026.1",
                        "XC-2026-0001",
                        "小程序",
                        "2026年9月1日",
                        "2028年8月31日"),
                new Score("2026年11月", 622, "A", "信用较好", 600, "quancheng 2026.1", "2026年11月1日 02:00", false),
                List.of(
                        new Dimension("政务", "+10", List.of(), "职业资格、荣誉表彰、信用承诺履行"),
                        new Dimension("商务", "0", List.of(), "公用事业按期缴费"),
                        new Dimension("社会", "+12", lines, "慈善捐赠、见义勇为"),
                        new Dimension("司法", "0", List.of(), "失信被执行人")),
                List.of(),
                failings,
                List.of(
                        new Tier("AAA", "信用优秀", 750, false),
                        new Tier("AA", "信用良好", 700, false),
                        new Tier("A", "信用较好", 600, true),
                        new Tier("B", "信用一般", 550, false),
                        new Tier("C", "信用待提升", null, false)),
                new Check(CODE, "https://credit.example.org/api/v1/reports/" + CODE));
    }
}
