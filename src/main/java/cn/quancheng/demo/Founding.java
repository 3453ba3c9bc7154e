package cn.quancheng.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/**
 * What the city of a data folder was founded with. It is kept beside the data, so that every later start means the same
 * city: one that was interrupted goes on with the same records, on whatever day.
 *
 * @param citizens how many live there; 0 for a city that somebody else fills
 * @param day the day before which everything happened
 */
record Founding(int citizens, int recordsPerCitizen, long seed, LocalDate day) {
    private static final String FILE = "city.properties";

    static Founding of(DemoSettings settings, LocalDate today) {
        return new Founding(settings.citizens(), settings.recordsPerCitizen(), settings.seed(), today);
    }

    /** The founding that a folder keeps, if any. */
    static Optional<Founding> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return Optional.of(new Founding(
                Integer.parseInt(kept.getProperty("citizens")),
                Integer.parseInt(kept.getProperty("records-per-citizen")),
                Long.parseLong(kept.getProperty("seed")),
                LocalDate.parse(kept.getProperty("day"))));
    }

    /** Keeps it in a folder, whole or not at all. */
    void write(Path folder) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("citizens", String.valueOf(citizens));
        kept.setProperty("records-per-citizen", String.valueOf(recordsPerCitizen));
        kept.setProperty("seed", String.valueOf(seed));
        kept.setProperty("day", day.toString());
        Path draft = folder.resolve(FILE + ".draft");
        try (Writer writer = Files.newBufferedWriter(draft)) {
            kept.store(writer, null);
        }
        Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    DemoCity city() {
        return new DemoCity(citizens, recordsPerCitizen, seed, day);
    }
}
