package cn.quancheng.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * The folder that outlives a restart: keys, first passwords and the embedded servers' data, readable by its owner only.
 */
@ApplicationScoped
public class DataFolder {
    private final Path root;

    @Inject
    DataFolder(Settings settings) {
        this(settings.dataDir());
    }

    /**
     * Opens a data folder, making it where there is none.
     *
     * @throws StartRefusal when the folder can be neither found nor made
     */
    public DataFolder(Path folder) {
        root = folder.toAbsolutePath().normalize();
        makeFolder(root);
    }

    /** The folder itself, absolute. */
    public Path root() {
        return root;
    }

    /** A folder inside this one, readable by its owner only; made where there is none. */
    public Path folder(String name) {
        return makeFolder(root.resolve(name));
    }

    /**
     * A secret kept in {@code secrets/<name>}, made once and the same for ever after; where two processes make it at
     * the same instant, both get the one that was first.
     *
     * @param make gives the bytes to keep when there are none yet
     */
    public byte[] secret(String name, Supplier<byte[]> make) {
        Path secrets = folder("secrets");
        Path file = secrets.resolve(name);
        try {
            if (!Files.exists(file)) {
                keep(secrets, file, make.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a secret in " + file, e);
        }
    }

    /** Whole and on the disk, or not at all: a key that is half there after a power cut would lock its data for good. */
    private static void keep(Path secrets, Path file, byte[] secret) throws IOException {
        Path draft = Files.createTempFile(secrets, "draft", "", ownerOnly("rw-------"));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(secret);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            // Its secret is the one that counts.
        } catch (UnsupportedOperationException noLinksHere) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(draft);
        forceNames(secrets);
    }

    private static void forceNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (AccessDeniedException notOnThisSystem) {
            // Windows opens no folder; its file system keeps names by itself.
        }
    }

    private static Path makeFolder(Path folder) {
        try {
            return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, ownerOnly("rwx------"));
        } catch (IOException e) {
            throw new StartRefusal(e, "data-folder-unusable", folder);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
