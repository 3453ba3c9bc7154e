package cn.quancheng.learning.jobs;

import cn.quancheng.learning.Progress;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Writes progress into a job's row at each new phase and each second, where every replica reads it; stops where the job was. */
final class WrittenProgress implements Progress {
    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final Connection connection;
    private final JobRows rows;
    private final long job;
    private final BooleanSupplier stopping;
    private @Nullable Phase last;
    private long writtenAt;

    /** The job is not to go on. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param stopping whether this process ends */
    WrittenProgress(Connection connection, JobRows rows, long job, BooleanSupplier stopping) {
        this.connection = connection;
        this.rows = rows;
        this.job = job;
        this.stopping = stopping;
    }

    @Override
    public void at(Phase phase, long done, long total) {
        long now = System.nanoTime();
        if (phase == last && now - writtenAt < EVERY) {
            return;
        }
        last = phase;
        writtenAt = now;
        if (stopping.getAsBoolean() || !isWritten(phase, done, total)) {
            throw new StoppedException();
        }
    }

    private boolean isWritten(Phase phase, long done, long total) {
        try {
            boolean goesOn = rows.progress(connection, job, phase, done, total);
            connection.commit();
            return goesOn;
        } catch (SQLException e) {
            throw new IllegalStateException("progress cannot be written", e);
        }
    }
}
