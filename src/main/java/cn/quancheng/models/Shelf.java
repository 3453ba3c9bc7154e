package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a start found, in its folder and among what earlier starts took in: all of it sound.
 *
 * @param catalogue the one in force
 * @param catalogueFile as it lies in the folder
 * @param published newest first month first
 * @param drafts models of files that are not published: no run uses them
 * @param notices oldest first day first
 */
record Shelf(
        Catalogue catalogue,
        YamlFile catalogueFile,
        List<PublishedModel> published,
        List<ModelEdition> drafts,
        List<Notice> notices) {
    static final String CATALOGUE = "catalogue.yaml";

    /**
     * Reads the files of a folder as a very first start.
     *
     * @throws FaultyModelException naming every fault of every file
     */
    static Shelf read(List<YamlFile> files) {
        return read(files, Kept.NOTHING);
    }

    /**
     * Reads the files of a folder, and beside them what earlier starts took in.
     *
     * @throws FaultyModelException naming every fault of every file
     */
    static Shelf read(List<YamlFile> files, Kept kept) {
        return new ShelfReader(files, kept).read();
    }

    /** The notice in force on a day, or none. */
    Optional<Notice> notice(LocalDate day) {
        return notices.stream()
                .filter(notice -> !notice.firstDay().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    String catalogueDigest() {
        return catalogueFile.digest();
    }
}
