package cn.quancheng.platform.openapi;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The tools of src/test/npm, installed into target/npm. Where they cannot be had, the test that asks is skipped, aloud. */
record NodeTools(Path folder) {
    private static final Path SOURCE = Path.of("src/test/npm");
    private static final Path INSTALLED = Path.of("target/npm");
    private static final String LOCK = "package-lock.json";
    private static final int MINUTES = 5;

    /** How a tool ended and what it said. */
    record Outcome(int exit, String output) {}

    static NodeTools installedOrSkipped() {
        try {
            return new NodeTools(install());
        } catch (IOException e) {
            String banner = "!".repeat(100);
            System.out.println(banner);
            System.out.println(
                    "!! NOT TESTED: the API's description was NOT checked by Redocly, Spectral and TypeScript.");
            System.out.println("!! " + e.getMessage());
            System.out.println(banner);
            return Assumptions.abort("npm's packages cannot be had: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while npm was at work", e);
        }
    }

    /** Runs one of the tools in the folder where they lie. */
    Outcome run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("node_modules/.bin")
                .resolve(tool)
                .toAbsolutePath()
                .toString());
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    private static Path install() throws IOException, InterruptedException {
        Path kept = INSTALLED.resolve("node_modules").resolve(LOCK);
        boolean fresh = Files.exists(kept) && Files.mismatch(kept, SOURCE.resolve(LOCK)) == -1;
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SOURCE)) {
            files.forEach(NodeTools::copy);
        }
        if (!fresh) {
            Outcome outcome = run(INSTALLED, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            if (outcome.exit() != 0) {
                throw new IOException("npm ci failed: " + outcome.output());
            }
            Files.copy(SOURCE.resolve(LOCK), kept, StandardCopyOption.REPLACE_EXISTING);
        }
        return INSTALLED;
    }

    private static void copy(Path file) {
        try {
            Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("REDOCLY_TELEMETRY", "off");
            builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end within " + MINUTES + " minutes");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
