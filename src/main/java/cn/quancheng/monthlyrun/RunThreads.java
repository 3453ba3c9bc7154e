package cn.quancheng.monthlyrun;

import java.util.OptionalInt;

/**
 * How many partitions this process scores at the same time. Runs never take all of the pool's connections, or people
 * would stand at a shut door until the month is through.
 */
record RunThreads(int count) {
    private static final int CONNECTIONS_EACH = 2;

    /**
     * As many as are wanted, else one a processor as far as the pool reaches.
     *
     * @param pool how many connections the pool holds at most
     * @param reserve how many of them no run takes
     * @throws IllegalStateException where they do not fit, naming the setting in Chinese and English
     */
    static RunThreads of(OptionalInt wanted, int processors, int pool, int reserve) {
        int most = (pool - reserve) / CONNECTIONS_EACH;
        if (most < 1) {
            throw new IllegalStateException(tooSmall(pool, reserve));
        }
        if (wanted.isPresent() && (wanted.getAsInt() < 1 || wanted.getAsInt() > most)) {
            throw new IllegalStateException(doNotFit(wanted.getAsInt(), most, pool, reserve));
        }
        return new RunThreads(wanted.orElse(Math.min(processors, most)));
    }

    private static String tooSmall(int pool, int reserve) {
        int least = reserve + CONNECTIONS_EACH;
        return ("数据库连接池 quarkus.datasource.jdbc.max-size=%d 太小：月度计算以外保留 %d 个连接（quancheng.run.reserve），至少要 %d 个。"
                        + " (The connection pool quarkus.datasource.jdbc.max-size=%d is too small: with %d connections kept from runs"
                        + " (quancheng.run.reserve) it needs at least %d.)")
                .formatted(pool, reserve, least, pool, reserve, least);
    }

    private static String doNotFit(int wanted, int most, int pool, int reserve) {
        return ("quancheng.run.threads=%d 不合适：每个线程用 %d 个连接，连接池 %d 个（quarkus.datasource.jdbc.max-size），"
                        + "保留 %d 个（quancheng.run.reserve），应为 1 至 %d。"
                        + " (quancheng.run.threads=%d does not fit: each takes %d of the pool's %d connections"
                        + " (quarkus.datasource.jdbc.max-size) and %d are kept (quancheng.run.reserve); 1 to %d do.)")
                .formatted(
                        wanted, CONNECTIONS_EACH, pool, reserve, most, wanted, CONNECTIONS_EACH, pool, reserve, most);
    }
}
