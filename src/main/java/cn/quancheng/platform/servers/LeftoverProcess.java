package cn.quancheng.platform.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An embedded server that lives on because the service that started it was killed. */
final class LeftoverProcess {
    private static final long PATIENCE_SECONDS = 20;

    private LeftoverProcess() {}

    /**
     * Stops the server whose process number stands in the first line of a file, if it is still the one that wrote it.
     *
     * @param command what the server's command line must contain, so that a stranger's process is left alone
     */
    static void stop(Path pidFile, String command) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftover = Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> process.info().command().orElse("").contains(command));
        if (leftover.isPresent()) {
            stop(leftover.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /**
     * Ends whatever runs a program of a folder: a server's children live on for a while when it was killed, and two
     * servers must never be at the same data.
     */
    static void endAllOf(Path programs) throws IOException {
        List<ProcessHandle> running = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(programs.toString()))
                .toList();
        for (ProcessHandle process : running) {
            stop(process);
        }
    }

    private static void stop(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a leftover server was being stopped", e);
        } catch (ExecutionException e) {
            throw new IOException("a leftover server could not be stopped", e);
        }
    }
}
