package cn.quancheng.demo;

/** The districts and counties of Jinan, each with its courts' number and its people in ten thousands, roughly. */
enum District {
    LIXIA("历下区", "鲁0102", 82),
    SHIZHONG("市中区", "鲁0103", 90),
    HUAIYIN("槐荫区", "鲁0104", 66),
    TIANQIAO("天桥区", "鲁0105", 76),
    LICHENG("历城区", "鲁0112", 155),
    CHANGQING("长清区", "鲁0113", 65),
    ZHANGQIU("章丘区", "鲁0114", 107),
    JIYANG("济阳区", "鲁0115", 57),
    LAIWU("莱芜区", "鲁0116", 86),
    GANGCHENG("钢城区", "鲁0117", 30),
    PINGYIN("平阴县", "鲁0124", 33),
    SHANGHE("商河县", "鲁0126", 51);

    private static final District[] ALL = values();
    private static final Weighted BY_PEOPLE = byPeople();
    private static final long PURPOSE = District.class.getSimpleName().hashCode();

    final String chinese;
    /** How its court signs its cases: 鲁0102 in （2026）鲁0102民初88号. */
    final String courtMark;

    private final int people;

    District(String chinese, String courtMark, int people) {
        this.chinese = chinese;
        this.courtMark = courtMark;
        this.people = people;
    }

    /** Where a citizen lives. */
    static District of(long seed, int citizen) {
        return ALL[BY_PEOPLE.pick(new Dice(seed, citizen, PURPOSE))];
    }

    private static Weighted byPeople() {
        double[] weights = new double[ALL.length];
        for (District district : ALL) {
            weights[district.ordinal()] = district.people;
        }
        return new Weighted(weights);
    }
}
