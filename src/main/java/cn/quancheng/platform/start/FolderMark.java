package cn.quancheng.platform.start;

import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.StartRefusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a data folder was made for, as it stands in its file {@code installation}. */
final class FolderMark {
    private static final String FILE = "installation";

    private FolderMark() {}

    /**
     * Marks a folder that has no mark yet.
     *
     * @throws StartRefusal when it was made for the other kind
     */
    static void require(DataFolder folder, InstallationKind kind) {
        Path file = folder.root().resolve(FILE);
        try {
            InstallationKind made =
                    read(file).or(() -> beforeMarks(folder.root())).orElse(kind);
            if (made != kind) {
                throw new StartRefusal("folder-" + made.name().toLowerCase(Locale.ROOT), folder.root());
            }
            if (!Files.exists(file)) {
                Files.writeString(file, kind + "\n");
            }
        } catch (IOException e) {
            throw new StartRefusal(e, "data-folder-unusable", folder.root());
        }
    }

    private static Optional<InstallationKind> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(InstallationKind.valueOf(Files.readString(file).strip()))
                : Optional.empty();
    }

    /** Folders of earlier versions have no mark; only a demo keeps what its city was founded with. */
    private static Optional<InstallationKind> beforeMarks(Path folder) {
        if (Files.isDirectory(folder.resolve("demo"))) {
            return Optional.of(InstallationKind.DEMO);
        }
        return Files.isDirectory(folder.resolve("secrets"))
                ? Optional.of(InstallationKind.PRODUCTION)
                : Optional.empty();
    }
}
