package cn.quancheng.models;

import cn.quancheng.models.Kept.KeptModel;
import cn.quancheng.platform.yaml.Fault;
import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one folder's files, holds them against each other and against what earlier starts took in for good. */
final class ShelfReader {
    private static final String CASES = ".cases.yaml";

    private final Faults faults = new Faults();
    private final List<YamlFile> files;
    private final Kept kept;
    private final List<ModelEdition> drafts = new ArrayList<>();
    private final Map<String, String> versions = new HashMap<>();
    private final TreeMap<YearMonth, Candidate> published = new TreeMap<>();

    /** A model for months, with its file for the places of its faults. */
    private record Candidate(ModelFile file, ModelEdition edition) {}

    ShelfReader(List<YamlFile> files, Kept kept) {
        this.files = files;
        this.kept = kept;
    }

    /** @throws FaultyModelException naming every fault of every file */
    Shelf read() {
        YamlFile catalogueFile = files.stream()
                .filter(file -> file.name().equals(Shelf.CATALOGUE))
                .findFirst()
                .orElseThrow(() -> new FaultyModelException(List.of(new Fault(Shelf.CATALOGUE, 1, "", "缺少目录文件"))));
        CatalogueReader reader = new CatalogueReader(faults);
        Catalogue catalogue = reader.read(catalogueFile);
        kept.models().forEach(model -> readKept(model, catalogue, catalogueFile));
        for (YamlFile file : files) {
            if (file.name().endsWith(".yml")) {
                faults.add(file.name(), 1, "", "文件名应以 .yaml 结尾");
            } else if (isModel(file) && !isKept(file)) {
                readNew(file, catalogue, catalogueFile, reader);
            }
        }
        List<Notice> notices = new NoticeShelf(faults, kept).read(files, catalogue);
        checkTold(notices);
        FaultyModelException.refuse(faults);
        return new Shelf(catalogue, catalogueFile, newestFirst(), drafts, notices);
    }

    private static boolean isModel(YamlFile file) {
        return !file.name().equals(Shelf.CATALOGUE)
                && !file.name().endsWith(CASES)
                && !file.name().startsWith(NoticeReader.PREFIX);
    }

    /** Whether a file is a version that is published; one that says something else today is a fault. */
    private boolean isKept(YamlFile file) {
        for (KeptModel model : kept.models()) {
            if (model.model().name().equals(file.name())) {
                if (!model.model().digest().equals(file.digest())) {
                    file.root(faults)
                            .may("version")
                            .fault("这一版本已公布,自 " + model.firstMonth() + " 起用于计分,不可再改:请恢复原文,改动写成新的版本");
                }
                return true;
            }
        }
        return false;
    }

    /** What the catalogue of today has against a kept model stops no start: a run would be refused, see {@link Models}. */
    private void readKept(KeptModel model, Catalogue today, YamlFile todaysFile) {
        ModelEdition edition = ModelEdition.under(model, today, todaysFile.digest());
        ModelFile file = new ModelReader(faults, edition.catalogue()).read(model.model());
        if (file != null) {
            versions.put(file.model().version(), file.model().id());
            publish(model.firstMonth(), file, edition);
        }
    }

    /** A month is published by files once, when an installation begins; afterwards by people. */
    private void readNew(YamlFile file, Catalogue catalogue, YamlFile catalogueFile, CatalogueReader reader) {
        ModelFile model = new ModelReader(faults, catalogue, reader.codes()).read(file);
        if (model == null) {
            return;
        }
        String other =
                versions.putIfAbsent(model.model().version(), model.model().id());
        if (other != null) {
            file.root(faults).need("version").fault("版本号与“" + other + "”相同");
        }
        ModelEdition edition = new ModelEdition(model.model(), model.digest(), catalogue, catalogueFile.digest());
        YearMonth firstMonth = model.firstMonth();
        if (firstMonth == null || !kept.isFounding()) {
            drafts.add(edition);
        } else {
            publish(firstMonth, model, edition);
        }
    }

    private void publish(YearMonth firstMonth, ModelFile file, ModelEdition edition) {
        Candidate other = published.putIfAbsent(firstMonth, new Candidate(file, edition));
        if (other != null) {
            file.place().fault("与“" + other.file().model().id() + "”的首月相同");
        }
    }

    /** No model weighs what anybody whom it scores was not told. */
    private void checkTold(List<Notice> notices) {
        Told told = new Told(notices);
        published.forEach((firstMonth, candidate) -> {
            YearMonth next = published.higherKey(firstMonth);
            YearMonth last = next == null ? null : next.minusMonths(1);
            candidate
                    .file()
                    .items()
                    .forEach((item, place) -> told.notTelling(item, firstMonth, last)
                            .ifPresent(notice -> place.fault("告知书 " + notice + " 没有告知“" + item + "”:没有告知的信息不得计分")));
        });
    }

    private List<PublishedModel> newestFirst() {
        return published.entrySet().stream()
                .sorted(Map.Entry.<YearMonth, Candidate>comparingByKey(Comparator.reverseOrder()))
                .map(entry -> new PublishedModel(entry.getValue().edition(), entry.getKey()))
                .toList();
    }
}
