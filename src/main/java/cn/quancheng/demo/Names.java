package cn.quancheng.demo;

/**
 * Names as people of a time bear them: a frequent surname, weighted, and a given name of the years and sex. Together
 * with a number of no place they are nobody's; given names of well-known officials are left out.
 */
final class Names {
    private static final long PURPOSE = Names.class.getSimpleName().hashCode();

    private static final String[] SURNAMES =
            "王 李 张 刘 陈 杨 赵 孙 周 吴 徐 朱 马 胡 高 郭 林 何 宋 韩 于 孟 孔 曹 董 冯 许 魏 姜 崔 田 任 郑 梁 谢 唐 程 袁 潘 苏 侯 邵 石 段 贾 薛 邢 翟 亓 欧阳"
                    .split(" ");
    private static final Weighted BY_FREQUENCY = byFrequency();

    private static final Generation[] GENERATIONS = {
        new Generation(
                1950,
                "德福 光明 振华 玉山 学文 守义 广田 永和 传忠 兆祥 庆云 洪生 宝善 茂林 连城 凤山 文斋 荣堂 春生 维新",
                "秀英 桂兰 玉珍 淑贞 凤英 素云 桂花 兰英 玉芝 秀珍 惠芳 翠英 金枝 美荣 爱莲 月娥 春兰 淑琴 玉梅 庆兰"),
        new Generation(
                1970,
                "建国 建华 志刚 卫东 爱民 保国 国庆 建军 红星 新民 立新 跃进 学军 洪涛 长江 东升 振兴 明亮 广胜 延河",
                "秀兰 桂英 玉兰 红梅 爱华 丽华 秀云 建英 淑华 春梅 玉红 凤霞 爱萍 秀梅 卫红 桂芳 金凤 继红 玉芹 美玲"),
        new Generation(
                1990,
                "伟 勇 军 磊 涛 波 斌 刚 志强 海涛 文涛 建伟 晓东 永刚 玉刚 大鹏 宏伟 庆华 洪亮 立军 晓峰 延龙 振宇 俊峰",
                "丽 静 燕 敏 娟 艳 霞 芳 丽娜 晓燕 春燕 海燕 红霞 丽丽 艳红 雪梅 晓丽 文娟 玉洁 立敏 晓红 秋菊 爱霞 婷婷"),
        new Generation(
                2005,
                "浩 鑫 凯 帅 超 鹏飞 文博 志远 宇航 天宇 子豪 俊杰 嘉豪 晨阳 泽宇 一鸣 明轩 浩然 家旺 思远 瑞祥 文昊 新宇",
                "雪 倩 莹 璐 瑶 欣怡 梦瑶 雨晴 佳琪 思雨 文静 晓雯 诗涵 雅婷 静怡 子涵 梦琪 雪莹 慧敏 若男 晨曦 佳慧 文慧 心怡"),
        new Generation(
                Integer.MAX_VALUE,
                "梓轩 浩宇 子墨 宇轩 奕辰 沐阳 铭泽 皓轩 俊熙 睿泽 景行 星辰 书恒 亦航 承泽 知远 嘉树 泉清 云起 明澈",
                "梓涵 一诺 欣妍 语桐 可馨 若溪 芷晴 沐晴 清妍 雨桐 诗琪 书瑶 思源 语嫣 佳宁 泉悦 星瑶 安然 夏荷 映雪")
    };

    private Names() {}

    static String of(long seed, int citizen, int birthYear, boolean man) {
        Dice dice = new Dice(seed, citizen, PURPOSE);
        String surname = SURNAMES[BY_FREQUENCY.pick(dice)];
        // Fashions overlap: some bear a name of the generation before or after.
        int yearOfFashion = birthYear - 6 + dice.below(13);
        for (Generation generation : GENERATIONS) {
            if (yearOfFashion < generation.before) {
                return surname + dice.oneOf(man ? generation.men : generation.women);
            }
        }
        throw new IllegalStateException("the last generation has no end");
    }

    /** The first are the most frequent by far, as in the census: about one in nine people is a 王, a 李, a 张. */
    private static Weighted byFrequency() {
        double[] weights = new double[SURNAMES.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1.0 / (3 + i);
        }
        return new Weighted(weights);
    }

    private static final class Generation {
        private final int before;
        private final String[] men;
        private final String[] women;

        Generation(int before, String men, String women) {
            this.before = before;
            this.men = men.split(" ");
            this.women = women.split(" ");
        }
    }
}
