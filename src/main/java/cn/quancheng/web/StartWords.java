package cn.quancheng.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the start page says, in Chinese; a name's first part says where on the page it stands. */
@MessageBundle(value = "start", locale = "zh-CN")
interface StartWords {
    @Message("泉诚分")
    String title();

    @Message("济南市市民个人诚信分")
    String subtitle();

    @Message("泉，是泉城；诚，是守信。")
    String hero_line();

    @Message("每月一次，由有来源、有依据的信用记录算出。每一分都说得清来由，只用来打开便利。")
    String hero_text();

    @Message("这是一座虚构的演示城市：人是虚构的，身份证号不属于任何人。")
    String demo_note();

    @Message("最近公布")
    String month_label();

    @Message("人有了本月的分")
    String month_scored();

    @Message("逾")
    String month_more_than();

    @Message("评分模型")
    String month_model();

    @Message("公布时间")
    String month_published();

    @Message("各等级人数")
    String tiers_title();

    @Message("{from} 分起")
    String tiers_from(int from);

    @Message("不足十人的等级不显示人数。")
    String tiers_note();

    @Message("还没有公布过任何月份")
    String empty_title();

    @Message("三步之后，这里会显示第一个月的结果：")
    String empty_text();

    @Message("导入人口登记")
    String empty_citizens();

    @Message("导入信用记录")
    String empty_records();

    @Message("启动当月计算")
    String empty_run();

    @Message("这里有什么")
    String links_title();

    @Message("告知书：同意之前先读")
    String links_notice();

    @Message("接口，边看边试")
    String links_api();

    @Message("接口说明文件")
    String links_openapi();

    @Message("运行状况")
    String links_health();

    @Message("运行指标")
    String links_metrics();

    @Message("验证令牌的公钥")
    String links_keys();

    @Message("怎么开始、怎么走一遍：见随代码的 README.zh-CN.md 和 docs 文件夹。")
    String links_readme();

    @Message("三条底线")
    String rules_title();

    @Message("只作奖励")
    String rules_reward();

    @Message("分数打开便利，从不让任何人原有的条件变差。")
    String rules_reward_text();

    @Message("分分有据")
    String rules_explained();

    @Message("每一分都对得上记录、来源、依据和规则，加起来分毫不差。")
    String rules_explained_text();

    @Message("不排名次")
    String rules_no_ranking();

    @Message("没有人的名单，没有人的排行；未满十八岁不评分。")
    String rules_no_ranking_text();

    @Message("本页不含任何人的数据。")
    String footer();
}
