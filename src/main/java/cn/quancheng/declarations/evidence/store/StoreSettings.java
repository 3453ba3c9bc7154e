package cn.quancheng.declarations.evidence.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where evidence is kept. */
@ConfigMapping(prefix = "quancheng.evidence")
interface StoreSettings {
    /** What keeps it: {@code folder} or {@code s3}. */
    @WithDefault("folder")
    Kind store();

    /** The folder; where it is not given, {@code evidence} in the data folder. Replicas must share it. */
    Optional<Path> folder();

    /** The storage that speaks S3. */
    Bucket s3();

    /** What keeps evidence. */
    enum Kind {
        FOLDER,
        S3
    }

    /** A bucket of it, which this service alone uses. */
    interface Bucket {
        /** Where the storage is, such as {@code https://oss.example.org}; without it, Amazon's in the region. */
        Optional<URI> endpoint();

        /** Its region; storage of one's own mostly has none, and takes any. */
        @WithDefault("us-east-1")
        String region();

        /** The bucket's name. */
        Optional<String> bucket();

        /** Whether the bucket stands in the path of an address and not in the host's name. */
        @WithDefault("true")
        boolean pathStyle();

        /** Who asks. */
        Optional<String> accessKey();

        /** What they prove it by. */
        Optional<String> secretKey();

        /** How long one call may take, repetitions included. */
        @WithDefault("20s")
        Duration patience();
    }
}
