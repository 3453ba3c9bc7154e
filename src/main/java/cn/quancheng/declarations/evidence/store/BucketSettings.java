package cn.quancheng.declarations.evidence.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The storage that speaks S3, and the bucket of it that this service alone uses. */
@ConfigMapping(prefix = "quancheng.evidence.s3")
interface BucketSettings {
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
