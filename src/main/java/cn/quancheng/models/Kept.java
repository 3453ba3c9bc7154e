package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What earlier starts and people left in the database.
 *
 * @param models those that are published, oldest first month first
 * @param drafts those that are not
 * @param notices all versions, oldest first day first
 * @param noticesFrom the earliest first day of a notice that is not among them: nobody is told after the fact
 */
record Kept(List<KeptModel> models, List<KeptDraft> drafts, List<YamlFile> notices, LocalDate noticesFrom) {
    /** A very first start. */
    static final Kept NOTHING = new Kept(List.of(), List.of(), List.of(), LocalDate.MIN);

    /** A model that is published, and the catalogue that it was taken in with. */
    record KeptModel(YamlFile model, YamlFile catalogue, YearMonth firstMonth) {}

    /**
     * A model that is not published.
     *
     * @param byFile whether its text is a file's; else people wrote it
     */
    record KeptDraft(String name, String digest, boolean byFile) {}

    /** Whether files may still publish models: nobody was ever scored here. */
    boolean isFounding() {
        return models.isEmpty();
    }

    Optional<KeptDraft> draft(String name) {
        return drafts.stream().filter(draft -> draft.name().equals(name)).findFirst();
    }
}
