package cn.quancheng.models;

/** What the law wants every notice to say, in the words of a fault where a notice does not say it. */
enum NoticePart {
    VOLUNTARY("是否自愿、不同意有何后果", "个人信息保护法第十四条、第十六条"),
    HANDLER("谁负责、如何联系", "个人信息保护法第十七条"),
    PURPOSES("处理目的和处理方式", "个人信息保护法第十七条"),
    ITEMS("可能计分的信息种类", "个人信息保护法第十七条"),
    SENSITIVE("敏感个人信息的必要性和对个人的影响", "个人信息保护法第三十条"),
    AUTOMATED("自动化决策,以及要求说明和人工复核的权利", "个人信息保护法第二十四条"),
    MERCHANTS("商家得知什么", "个人信息保护法第二十三条"),
    RECIPIENTS("还有谁会收到信息", "个人信息保护法第二十三条"),
    RETENTION("保存期限", "个人信息保护法第十七条、第十九条"),
    RIGHTS("查阅、复制、更正、删除等权利及其行使方式", "个人信息保护法第四十四条至第四十七条"),
    WITHDRAWAL("如何退出", "个人信息保护法第十五条"),
    ASSESSMENT("个人信息保护影响评估", "个人信息保护法第五十五条");

    private final String what;
    private final String law;

    NoticePart(String what, String law) {
        this.what = what;
        this.law = law;
    }

    /** What is wrong with a notice without this part. */
    String missing() {
        return "缺少 " + name() + ":" + what + "(" + law + ")";
    }
}
