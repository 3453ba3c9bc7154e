package cn.quancheng.models;

import cn.quancheng.platform.yaml.Fault;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What citizens are and were told before they agree. A start without a notice in force fails. */
@ApplicationScoped
@Startup
public class Notices {
    private final Shelf shelf;
    private final Clock clock;

    @Inject
    Notices(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
        current();
    }

    /**
     * Reads a folder outside of a running service, for tests and benchmarks.
     *
     * @throws FaultyModelException naming every fault of every file, or that no notice is in force
     */
    public static Notices of(Path folder, Clock clock) {
        return new Notices(Shelf.read(ModelFolder.read(folder)), clock);
    }

    /**
     * All versions, the oldest first day first: those whose files are gone included, and those that are yet to come into
     * force.
     */
    public List<Notice> all() {
        return shelf.notices();
    }

    /** The version that one agreed to on a day; none before the very first. */
    public Optional<Notice> inForce(LocalDate day) {
        return shelf.notice(day);
    }

    /** A version by its name, such as {@code 2026.1}. */
    public Optional<Notice> version(String version) {
        return shelf.notices().stream()
                .filter(notice -> notice.version().equals(version))
                .findFirst();
    }

    /** The versions that tell that this leaves for the city's credit platform. */
    public List<Notice> sharing(SharedKind kind) {
        return shelf.notices().stream()
                .filter(notice -> notice.shares().contains(kind))
                .toList();
    }

    /**
     * The version that one agrees to today.
     *
     * @throws FaultyModelException where there is none, which stops the start
     */
    public Notice current() {
        LocalDate today = LocalDate.now(clock);
        return inForce(today)
                .orElseThrow(() -> new FaultyModelException(List.of(
                        new Fault(NoticeReader.PREFIX + "*.yaml", 1, "first-day", today + " 没有生效的告知书:未经告知,不得计分"))));
    }
}
