package cn.quancheng.scores.outlook;

import java.util.Set;

/** What a test has the service advise. */
record Advised(Set<String> never, int minutesADay) implements AdviceSettings {}
