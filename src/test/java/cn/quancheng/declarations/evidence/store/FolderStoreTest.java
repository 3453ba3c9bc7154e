package cn.quancheng.declarations.evidence.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keeps what every store keeps, and keeps it to itself. */
class FolderStoreTest extends EvidenceStoreContract {
    @TempDir
    Path folder;

    @Override
    EvidenceStore store() {
        return new FolderStore(folder.resolve("evidence"));
    }

    /** A file where the folder should be: who owns the machine may go past any permission. */
    @Override
    void takeAway() throws IOException {
        Files.writeString(folder.resolve("evidence"), "");
    }

    @Test
    void only_its_owner_reads_what_lies_there_and_no_draft_is_left() throws IOException {
        store().put(StoreKey.random(), noise(10));

        try (Stream<Path> all = Files.walk(folder.resolve("evidence"))) {
            assertThat(all).hasSize(3).allSatisfy(one -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .endsWith("------");
                assertThat(one.toString()).doesNotEndWith(".draft");
            });
        }
    }

    @Test
    void the_draft_of_a_process_that_was_killed_goes_with_its_file() throws IOException {
        StoreKey key = StoreKey.random();
        Path draft = Files.createDirectories(
                        folder.resolve("evidence").resolve(key.value().substring(0, 2)))
                .resolve(key.value() + ".draft");
        Files.writeString(draft, "half");

        assertThat(store().get(key)).isEmpty();
        store().delete(key);

        assertThat(draft).doesNotExist();
    }

    @Test
    void a_file_that_somebody_made_enormous_is_not_read_into_memory() throws IOException {
        StoreKey key = StoreKey.random();
        store().put(key, noise(EvidenceStore.MOST_BYTES + 1));

        assertThatThrownBy(() -> store().get(key)).isInstanceOf(IOException.class);
    }
}
