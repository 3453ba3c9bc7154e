package cn.quancheng.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;

/** What an installation sets for the whole house. */
@ConfigMapping(prefix = "quancheng")
interface Settings {
    /** The folder that keeps keys, first passwords and the embedded servers' data, {@code QUANCHENG_DATA_DIR}. */
    @WithDefault("data")
    Path dataDir();

    /**
     * Whether a PostgreSQL of one's own may have {@code fsync}, {@code full_page_writes} or {@code synchronous_commit}
     * switched off, {@code QUANCHENG_ALLOW_LOSSY_DATABASE}; otherwise such a one stops the start.
     */
    @WithDefault("false")
    boolean allowLossyDatabase();
}
