package cn.quancheng.declarations.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Period;

/** How long evidence is kept. */
@ConfigMapping(prefix = "quancheng.evidence")
interface EvidenceSettings {
    /** After a declaration was accepted. */
    @WithDefault("P90D")
    Period retention();

    /** After a declaration came to nothing: rejected, or taken back. */
    @WithDefault("P30D")
    Period retentionUnused();

    /** How often files are deleted for which no row stands any more; {@code off} for never. */
    @WithDefault("1m")
    String sweepEvery();
}
