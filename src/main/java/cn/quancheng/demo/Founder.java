package cn.quancheng.demo;

import cn.quancheng.citizens.Citizens;
import cn.quancheng.platform.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Decides what city a start means. */
@ApplicationScoped
class Founder {
    private final DataFolder folder;
    private final DemoSettings settings;
    private final Citizens citizens;
    private final Clock clock;

    Founder(DataFolder folder, DemoSettings settings, Citizens citizens, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.citizens = citizens;
        this.clock = clock;
    }

    /**
     * The city of the data folder, founded now where there is none.
     *
     * @return nothing where the register holds people whom no demo put there: those are left alone
     */
    Optional<Founding> found() throws IOException, SQLException {
        Path kept = folder.folder("demo");
        Optional<Founding> earlier = Founding.read(kept);
        if (earlier.isPresent() || !citizens.isEmpty()) {
            return earlier;
        }
        Founding founding = Founding.of(settings, LocalDate.now(clock));
        founding.write(kept);
        return Optional.of(founding);
    }
}
