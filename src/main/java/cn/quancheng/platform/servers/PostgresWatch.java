package cn.quancheng.platform.servers;

import cn.quancheng.platform.StartRefusal;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts an embedded PostgreSQL again that has died: killed for want of memory, or by somebody. One that keeps dying is
 * given up, because a service that only seems to be there helps nobody.
 */
final class PostgresWatch {
    private static final Logger LOG = Logger.getLogger(PostgresWatch.class);

    /** So many deaths within this time, and it is no accident. */
    static final int MOST_DEATHS = 5;

    private static final Duration RECENTLY = Duration.ofMinutes(10);

    private final PostgresServer server;
    private final Endurance endurance;
    private final Path log;
    private final Runnable back;
    private final Consumer<StartRefusal> givenUp;
    private final Deque<Long> deaths = new ArrayDeque<>();

    /**
     * How long to go on trying.
     *
     * @param attempts to start it, before it is given up
     * @param pause between two of them
     * @param startup how long one may take, the recovery of what was being written included
     */
    record Endurance(int attempts, Duration pause, Duration startup) {
        static final Endurance USUAL = new Endurance(3, Duration.ofSeconds(2), Duration.ofMinutes(3));
    }

    /**
     * A watch that has not begun.
     *
     * @param log the server's own log, for whoever has to find out why it died
     * @param back told each time that the server is there again
     * @param givenUp told once, when it will not be
     */
    PostgresWatch(PostgresServer server, Endurance endurance, Path log, Runnable back, Consumer<StartRefusal> givenUp) {
        this.server = server;
        this.endurance = endurance;
        this.log = log;
        this.back = back;
        this.givenUp = givenUp;
    }

    void begin() {
        Thread thread = new Thread(this::watch, "postgres-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                awaitEnd();
                if (!startAgain()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            server.awaitEnd();
        } catch (IOException noProcessNumberThere) {
            LOG.debug("the embedded PostgreSQL has ended", noProcessNumberThere);
        }
    }

    /** Whether there is a server to go on watching. */
    private boolean startAgain() throws InterruptedException {
        for (int attempt = 1; attempt <= endurance.attempts() && !diesTooOften(attempt); attempt++) {
            try {
                if (!server.startAgain(endurance.startup())) {
                    return false;
                }
                LOG.error("the embedded PostgreSQL had died; it was started again and has recovered");
                back.run();
                return true;
            } catch (IOException | RuntimeException e) {
                LOG.warnf("the embedded PostgreSQL has died and does not start (attempt %d): %s", attempt, e);
                TimeUnit.NANOSECONDS.sleep(endurance.pause().toNanos());
            }
        }
        givenUp.accept(new StartRefusal("postgres-dead", log));
        return false;
    }

    private boolean diesTooOften(int attempt) {
        if (attempt > 1) {
            return false;
        }
        long now = System.nanoTime();
        deaths.add(now);
        deaths.removeIf(death -> now - death > RECENTLY.toNanos());
        return deaths.size() > MOST_DEATHS;
    }
}
