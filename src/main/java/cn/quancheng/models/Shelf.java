package cn.quancheng.models;

import cn.quancheng.scoring.ScoringModel;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything of one folder: the catalogue, the models and the notices, all sound.
 *
 * @param published newest first month first
 * @param drafts models without a first month: no run uses them
 * @param notices oldest first day first
 */
record Shelf(
        Catalogue catalogue,
        String catalogueDigest,
        List<PublishedModel> published,
        List<ScoringModel> drafts,
        List<Notice> notices) {
    static final String CATALOGUE = "catalogue.yaml";
    private static final String CASES = ".cases.yaml";

    /**
     * Reads the files of a folder.
     *
     * @throws FaultyModelException naming every fault of every file
     */
    static Shelf read(List<YamlFile> files) {
        Faults faults = new Faults();
        YamlFile catalogueFile = files.stream()
                .filter(file -> file.name().equals(CATALOGUE))
                .findFirst()
                .orElse(null);
        if (catalogueFile == null) {
            throw new FaultyModelException(List.of(new Fault(CATALOGUE, 1, "", "缺少目录文件")));
        }
        CatalogueReader reader = new CatalogueReader(faults);
        Catalogue catalogue = reader.read(catalogueFile);
        List<ModelFile> models = new ArrayList<>();
        List<NoticeFile> notices = new ArrayList<>();
        for (YamlFile file : files) {
            if (file.name().endsWith(".yml")) {
                faults.add(file.name(), 1, "", "文件名应以 .yaml 结尾");
            } else if (file.name().startsWith(NoticeReader.PREFIX)) {
                NoticeFile notice = new NoticeReader(faults, catalogue).read(file);
                if (notice != null) {
                    notices.add(notice);
                }
            } else if (!file.name().equals(CATALOGUE) && !file.name().endsWith(CASES)) {
                ModelFile model = new ModelReader(faults, catalogue, reader.codes()).read(file);
                if (model != null) {
                    models.add(model);
                }
            }
        }
        Map<YearMonth, PublishedModel> published = published(models);
        faults.refuse();
        return new Shelf(
                catalogue,
                catalogueFile.digest(),
                published.values().stream()
                        .sorted(Comparator.comparing(PublishedModel::firstMonth).reversed())
                        .toList(),
                models.stream()
                        .filter(file -> file.firstMonth() == null)
                        .map(ModelFile::model)
                        .toList(),
                notices.stream()
                        .map(NoticeFile::notice)
                        .sorted(Comparator.comparing(Notice::firstDay))
                        .toList());
    }

    private static Map<YearMonth, PublishedModel> published(List<ModelFile> models) {
        Map<YearMonth, PublishedModel> published = new TreeMap<>();
        for (ModelFile file : models) {
            YearMonth firstMonth = file.firstMonth();
            if (firstMonth == null) {
                continue;
            }
            PublishedModel other =
                    published.putIfAbsent(firstMonth, new PublishedModel(file.model(), file.digest(), firstMonth));
            if (other != null) {
                file.place().fault("与“" + other.model().id() + "”的首月相同");
            }
        }
        return published;
    }
}
