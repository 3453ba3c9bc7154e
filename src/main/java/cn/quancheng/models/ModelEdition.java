package cn.quancheng.models;

import cn.quancheng.models.Kept.KeptModel;
import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.scoring.ScoringModel;

/**
 * A model together with the catalogue that says what its items are: all that a month's scores were, are and will be
 * explained by.
 *
 * @param modelDigest SHA-256 of the model's file, in small hexadecimal letters
 * @param catalogueDigest SHA-256 of the catalogue's file
 */
public record ModelEdition(ScoringModel model, String modelDigest, Catalogue catalogue, String catalogueDigest) {
    /** What names an edition once and for all. */
    record Digests(String model, String catalogue) {}

    /** @throws FaultyModelException where the model does not make sense under that catalogue */
    static ModelEdition read(YamlFile model, YamlFile catalogueFile) {
        Faults faults = new Faults();
        Catalogue catalogue = new CatalogueReader(faults).read(catalogueFile);
        ModelFile file = new ModelReader(faults, catalogue).read(model);
        FaultyModelException.refuse(faults);
        if (file == null) {
            throw new IllegalStateException(model.name() + " has no fault and cannot be read");
        }
        return new ModelEdition(file.model(), file.digest(), catalogue, catalogueFile.digest());
    }

    /**
     * A published model as it scores months to come: under today's catalogue where it makes sense under it, else under the
     * one that it was taken in with.
     *
     * @throws FaultyModelException where it makes sense under neither
     */
    static ModelEdition under(KeptModel model, Catalogue today, String todaysDigest) {
        ModelFile file = new ModelReader(new Faults(), today).read(model.model());
        return file == null
                ? read(model.model(), model.catalogue())
                : new ModelEdition(file.model(), file.digest(), today, todaysDigest);
    }

    Digests digests() {
        return new Digests(modelDigest, catalogueDigest);
    }
}
