package cn.quancheng.scenarios;

/**
 * What a search of the catalogue found.
 *
 * @param place the cursor to ask for what follows it
 */
public record FoundScenario(String place, BenefitScenario scenario) {}
