package cn.quancheng.scenarios;

import cn.quancheng.platform.yaml.Faults;
import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.platform.yaml.YamlFolder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of the installation, one a scenario. */
final class ScenarioFolder {
    private static final YamlFolder FOLDER = new YamlFolder("scenarios", "scenario.schema.json", "scenarios-folder");

    private ScenarioFolder() {}

    /** A file with what it says. */
    record OfferFile(BenefitOffer offer, YamlFile file) {}

    /**
     * Reads a folder; without one, {@code scenarios} in the working directory, else the files that were built in.
     *
     * @throws FaultyScenarioException naming every fault of every file
     */
    static List<OfferFile> read(Optional<Path> folder) {
        return check(folder.map(FOLDER::read).orElseGet(FOLDER::readDefault));
    }

    /** The files that were built in. */
    static List<OfferFile> builtIn() {
        return check(FOLDER.readBuiltIn());
    }

    /**
     * Holds the files against the rules, and against each other.
     *
     * @throws FaultyScenarioException naming every fault of every file
     */
    static List<OfferFile> check(List<YamlFile> files) {
        Faults faults = new Faults();
        OfferReader reader = new OfferReader(faults, new PartnerNames());
        List<OfferFile> offers = new ArrayList<>();
        for (YamlFile file : files) {
            if (file.name().endsWith(".yml")) {
                faults.add(file.name(), 1, "", "文件名应以 .yaml 结尾");
                continue;
            }
            BenefitOffer offer = reader.read(file);
            if (offer != null) {
                offers.add(new OfferFile(offer, file));
            }
        }
        if (faults.count() > 0) {
            throw new FaultyScenarioException(faults.all());
        }
        return offers;
    }
}
