package cn.quancheng.declarations.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;

/** Keeps files in a folder, in 256 folders by the first two digits of their keys, readable by their owner only. */
final class FolderStore implements EvidenceStore {
    private final Path root;

    /** @param root is made with the first file */
    FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(StoreKey key, byte[] sealed) throws IOException {
        Path folder = folder(key);
        Files.createDirectories(folder, ownerOnly("rwx------"));
        Path draft = draft(key);
        try (FileChannel channel = FileChannel.open(
                draft,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                ownerOnly("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(sealed);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file(key), StandardCopyOption.ATOMIC_MOVE);
        forceNames(folder);
        forceNames(root);
    }

    @Override
    public Optional<byte[]> get(StoreKey key) throws IOException {
        try (InputStream file = Files.newInputStream(file(key))) {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("a stored file has grown beyond " + MOST_BYTES + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(StoreKey key) throws IOException {
        Files.deleteIfExists(draft(key));
        if (Files.deleteIfExists(file(key))) {
            forceNames(folder(key));
        }
    }

    private Path folder(StoreKey key) {
        return root.resolve(key.value().substring(0, 2));
    }

    private Path file(StoreKey key) {
        return folder(key).resolve(key.value());
    }

    private Path draft(StoreKey key) {
        return folder(key).resolve(key.value() + ".draft");
    }

    private static void forceNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (AccessDeniedException notOnThisSystem) {
            // Windows opens no folder; its file system keeps names by itself.
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
