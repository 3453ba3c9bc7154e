package cn.quancheng.demo;

/** Who reports records: an office of the city, or one in each district, and how it signs its decisions. */
enum Office {
    BIG_DATA(false, "大数据局", ""),
    HUMAN_RESOURCES(false, "人力资源和社会保障局", "人社"),
    CIVILIZATION(true, "文明办", ""),
    TRADE_UNION(false, "总工会", ""),
    APPROVALS(true, "行政审批服务局", "审批"),
    TAX(false, "税务局", "税"),
    WATER(false, "城乡水务局", "水"),
    HOUSING_FUND(false, "住房公积金中心", ""),
    ASSOCIATION(false, "信用协会", ""),
    DEVELOPMENT(false, "发展和改革委员会", "发改"),
    CIVIL_AFFAIRS(true, "民政局", "民"),
    HEALTH(true, "卫生健康委员会", "卫"),
    POLICE(true, "公安局", "公"),
    TRAFFIC(false, "公安局交通警察支队", "公交"),
    CITY_ORDER(true, "城市管理局", "城管"),
    FORESTRY(false, "园林和林业绿化局", "林"),
    MARKET(true, "市场监督管理局", "市监"),
    ENVIRONMENT(false, "生态环境局", "环"),
    TRANSPORT(false, "交通运输局", "交"),
    COURT(true, "人民法院", "");

    private static final Office[] FOR_HONORS = {CIVILIZATION, TRADE_UNION, HUMAN_RESOURCES};
    private static final Office[] FOR_PENALTIES = {MARKET, CITY_ORDER, TRANSPORT, ENVIRONMENT, POLICE};
    private static final Office[] FOR_GRAVE_PENALTIES = {MARKET, ENVIRONMENT, TRANSPORT};

    /** In the order of the thirteen kinds of uncivil behaviour. */
    private static final Office[] FOR_UNCIVIL_KINDS = {
        TRAFFIC,
        TRAFFIC,
        TRAFFIC,
        TRAFFIC,
        TRAFFIC,
        CITY_ORDER,
        CITY_ORDER,
        WATER,
        FORESTRY,
        CITY_ORDER,
        POLICE,
        POLICE,
        HEALTH
    };

    private final String[] names = new String[District.values().length];
    private final String mark;

    Office(boolean inEachDistrict, String name, String mark) {
        this.mark = mark;
        for (District district : District.values()) {
            names[district.ordinal()] = inEachDistrict ? "济南市" + district.chinese + name : "济南市" + name;
        }
    }

    /** Its full name where a citizen of the district has to do with it. */
    String nameIn(District district) {
        return names[district.ordinal()];
    }

    static Office reporting(DemoItem item, int grade, Dice dice) {
        return switch (item) {
            case REAL_NAME -> BIG_DATA;
            case PROFESSIONAL_QUALIFICATION -> HUMAN_RESOURCES;
            case HONOR -> dice.oneOf(FOR_HONORS);
            case COMMITMENT_FULFILLED, FALSE_MATERIAL -> APPROVALS;
            case TAX_FILED_ON_TIME, ARREARS_REFUSED -> TAX;
            case UTILITIES_PAID_ON_TIME -> WATER;
            case HOUSING_LOAN_ON_TIME -> HOUSING_FUND;
            case PERK_FULFILLED -> ASSOCIATION;
            case VOLUNTEER_SERVICE, CHARITY_DONATION -> CIVIL_AFFAIRS;
            case BLOOD_DONATION -> HEALTH;
            case BRAVERY -> POLICE;
            case CIVIL_CONDUCT_COMMENDED -> CIVILIZATION;
            case GENERAL_PENALTY -> dice.oneOf(FOR_PENALTIES);
            case SERIOUS_PENALTY -> dice.oneOf(FOR_GRAVE_PENALTIES);
            case FALSE_DECLARATION -> DEVELOPMENT;
            case JUDGMENT_UNPERFORMED, JUDGMENT_PERFORMED, JUDGMENT_DEFAULTER -> COURT;
            case UNCIVIL_BEHAVIOR -> FOR_UNCIVIL_KINDS[grade];
        };
    }

    /** How it numbers the decision behind an adverse record, as on paper. */
    String documentNo(DemoItem item, District district, int year, int serial) {
        return switch (item) {
            case JUDGMENT_UNPERFORMED -> "（" + year + "）" + district.courtMark + "民初" + serial + "号";
            case JUDGMENT_DEFAULTER -> "（" + year + "）" + district.courtMark + "执" + serial + "号";
            case ARREARS_REFUSED -> "济" + mark + "处字〔" + year + "〕第" + serial + "号";
            case FALSE_DECLARATION -> "济" + mark + "信核字〔" + year + "〕第" + serial + "号";
            default -> "济" + mark + "罚决字〔" + year + "〕第" + serial + "号";
        };
    }
}
