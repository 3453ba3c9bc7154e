package cn.quancheng.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How files are taken in. */
@ConfigMapping(prefix = "quancheng.intake")
interface IntakeSettings {
    /** Files that may be on their way into this process at the same time. */
    @WithDefault("32")
    int uploads();

    /** How many of them may be one client's. */
    @WithDefault("4")
    int uploadsPerClient();

    /** Files that may wait to be applied, over all replicas. */
    @WithDefault("200")
    int waiting();

    /** The least that a sender sends, in bytes a second, over each {@link #patience}; else the upload ends. */
    @WithDefault("8192")
    int slowestRate();

    /** How long a sender is waited for before its rate is looked at. */
    @WithDefault("30s")
    Duration patience();

    /** How long an upload may take in all. */
    @WithDefault("1h")
    Duration longestUpload();

    /** How long refused lines are kept, sealed, for their sender to mend; 0 keeps none, and seals none on the way in. */
    @WithDefault("7d")
    Duration refusedLinesKept();

    /** How often this process looks for files that another one left waiting. */
    @WithDefault("20s")
    String lookEvery();

    /** Workbooks that this process may hold in memory at the same time; one of them is read, the others wait. */
    @WithDefault("4")
    int workbooks();

    /** How many of them may be one client's. */
    @WithDefault("2")
    int workbooksPerClient();

    /** The largest workbook, in bytes as it is sent. */
    @WithDefault("32M")
    MemorySize largestWorkbook();

    /** What its parts that are read may come to when they are unpacked. */
    @WithDefault("512M")
    MemorySize largestUnpacked();

    /** How many different texts a workbook may hold; they stay in memory while it is read. */
    @WithDefault("1500000")
    int workbookTexts();
}
