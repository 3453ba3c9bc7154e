package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What earlier starts took in for good.
 *
 * @param models those whose first month has come, oldest first month first
 * @param modelsFrom the earliest first month of a model that is not among them: rules change only forward
 * @param notices all versions, oldest first day first
 * @param noticesFrom the earliest first day of a notice that is not among them: nobody is told after the fact
 */
record Kept(List<KeptModel> models, YearMonth modelsFrom, List<YamlFile> notices, LocalDate noticesFrom) {
    /** Long before any month that anybody scores. */
    static final YearMonth EVER = YearMonth.from(LocalDate.MIN);

    /** A very first start. */
    static final Kept NOTHING = new Kept(List.of(), EVER, List.of(), LocalDate.MIN);

    /** A model that has scored months, or could have, and the catalogue that it was taken in with. */
    record KeptModel(YamlFile model, YamlFile catalogue, YearMonth firstMonth) {}
}
