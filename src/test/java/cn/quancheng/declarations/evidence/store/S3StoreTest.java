package cn.quancheng.declarations.evidence.store;

import akka.http.scaladsl.Http;
import cn.quancheng.platform.StartRefusal;
import io.findify.s3mock.S3Mock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keeps what every store keeps, in storage that speaks S3. */
class S3StoreTest extends EvidenceStoreContract {
    private final S3Mock storage =
            new S3Mock.Builder().withPort(0).withInMemoryBackend().build();
    private boolean runs = true;
    private Bucket settings;

    @BeforeEach
    void aBucket() {
        Http.ServerBinding there = storage.start();
        settings = new Bucket(
                Optional.of(
                        URI.create("http://127.0.0.1:" + there.localAddress().getPort())),
                Optional.of("evidence"));
        Storage.client(settings).createBucket(bucket -> bucket.bucket("evidence"));
    }

    @AfterEach
    void stop() {
        takeAway();
    }

    @Override
    EvidenceStore store() {
        return Storage.of(settings);
    }

    @Override
    void takeAway() {
        if (runs) {
            storage.shutdown();
            runs = false;
        }
    }

    @Test
    void a_setting_that_is_missing_stops_the_start_and_says_which() {
        assertThatThrownBy(() -> Storage.of(new Bucket(Optional.empty(), Optional.empty())))
                .isInstanceOf(StartRefusal.class)
                .hasMessageContaining("QUANCHENG_EVIDENCE_S3_BUCKET");
    }

    private record Bucket(Optional<URI> endpoint, Optional<String> bucket) implements BucketSettings {
        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public boolean pathStyle() {
            return true;
        }

        @Override
        public Optional<String> accessKey() {
            return Optional.of("key of a test");
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.of("secret of a test");
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(8);
        }
    }
}
