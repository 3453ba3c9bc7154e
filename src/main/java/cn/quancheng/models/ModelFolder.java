package cn.quancheng.models;

import cn.quancheng.platform.yaml.YamlFile;
import cn.quancheng.platform.yaml.YamlFolder;

import java.nio.file.Path;
import java.util.List;

/** Finds the files of the catalogue and the models. */
final class ModelFolder {
    private static final YamlFolder FOLDER = new YamlFolder("scoring-models", Shelf.CATALOGUE, "models-folder");

    private ModelFolder() {}

    /** The files of a folder, by name. */
    static List<YamlFile> read(Path folder) {
        return FOLDER.read(folder);
    }

    /** The folder beside the working directory where there is one, else the copy that was built in. */
    static List<YamlFile> readDefault() {
        return FOLDER.readDefault();
    }

    static List<YamlFile> readBuiltIn() {
        return FOLDER.readBuiltIn();
    }
}
