package cn.quancheng.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page on a department's reporting says, in Chinese. */
@MessageBundle(value = "quality", locale = "zh-CN")
interface QualityWords {
    @Message("泉诚分")
    String brand();

    @Message("报送质量")
    String title();

    @Message("双公示：本部门最近十二个月报送的数据，多少按时，多少迟报，多少没有通过校验。")
    String lead();

    @Message("部门登录")
    String sign_in();

    @Message("部门账户")
    String login();

    @Message("密钥")
    String secret();

    @Message("查看")
    String enter();

    @Message("账户和密钥只用来领取令牌，令牌只留在这一页里；离开或刷新，就要重新登录。")
    String kept();

    @Message("这一页要用脚本向本服务取数据，请允许脚本运行；也可以用接口 GET /api/v1/departments/statistics。")
    String script();

    @Message("账户或密钥不正确。")
    String refused();

    @Message("失败次数太多，请过一会儿再试。")
    String locked();

    @Message("这个账户不是报送部门的账户。")
    String not_a_department();

    @Message("没有取到数据，请稍后再试。")
    String failed();

    @Message("登录已过期，请重新登录。")
    String ended();

    @Message("正在读取…")
    String reading();

    @Message("下载 CSV")
    String download();

    @Message("退出")
    String leave();

    @Message("合规率")
    String compliance();

    @Message("迟报率")
    String late_rate();

    @Message("目标不低于 {percent}%")
    String least(int percent);

    @Message("目标不高于 {percent}%")
    String most(int percent);

    @Message("达标")
    String met();

    @Message("未达标")
    String missed();

    @Message("收到")
    String received();

    @Message("行")
    String lines();

    @Message("未报送的月份")
    String silent_months();

    @Message("个月没有报送（含本月至今）")
    String months();

    @Message("逐月报送")
    String chart();

    @Message("柱状图：每月按时、迟报、拒收的行数，与下表相同。")
    String chart_text();

    @Message("按时")
    String on_time();

    @Message("迟报")
    String late();

    @Message("拒收")
    String refused_lines();

    @Message("重复")
    String duplicates();

    @Message("收到月份")
    String month();

    @Message("至今")
    String so_far();

    @Message("未报送")
    String silent();

    @Message("最近十二个月没有收到本部门的数据")
    String empty_title();

    @Message("报送文件之后，这里逐月显示结果：")
    String empty_text();

    @Message("按时：自发生之日起 {days} 个自然日内收到。合规率：通过校验的行占收到的行；迟报率：迟报占入库的行。重复报送的行不算迟报。月份按北京时间收到的日子算。")
    String rules(int days);
}
