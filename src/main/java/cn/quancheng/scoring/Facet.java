package cn.quancheng.scoring;

/** What an indicator says about a citizen: 身份特质, 荣誉奖励, 社会贡献, 遵纪守法, 履约践诺. */
public enum Facet {
    IDENTITY,
    HONOR,
    CONTRIBUTION,
    COMPLIANCE,
    FULFILLMENT
}
