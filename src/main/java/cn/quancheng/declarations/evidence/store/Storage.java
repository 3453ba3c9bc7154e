package cn.quancheng.declarations.evidence.store;

import cn.quancheng.platform.StartRefusal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of storage that speaks S3. It is made by hand, so that who uses a folder starts nothing of it. */
final class Storage {
    private Storage() {}

    /** @throws StartRefusal when a setting is missing that it cannot do without */
    static S3Store of(BucketSettings settings) {
        refuseMissing(settings);
        return new S3Store(client(settings), settings.bucket().orElseThrow());
    }

    static S3Client client(BucketSettings settings) {
        Duration patience = settings.patience();
        S3ClientBuilder storage = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.accessKey().orElseThrow(), settings.secretKey().orElseThrow())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience.dividedBy(4))
                        .socketTimeout(patience.dividedBy(2)))
                // Storage other than Amazon's mostly does not know the newer checksums; a seal has one of its own.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        calls -> calls.apiCallTimeout(patience).apiCallAttemptTimeout(patience.dividedBy(2)));
        settings.endpoint().ifPresent(storage::endpointOverride);
        return storage.build();
    }

    private static void refuseMissing(BucketSettings settings) {
        List<String> missing = new ArrayList<>();
        if (settings.bucket().isEmpty()) {
            missing.add("QUANCHENG_EVIDENCE_S3_BUCKET");
        }
        if (settings.accessKey().isEmpty()) {
            missing.add("QUANCHENG_EVIDENCE_S3_ACCESS_KEY");
        }
        if (settings.secretKey().isEmpty()) {
            missing.add("QUANCHENG_EVIDENCE_S3_SECRET_KEY");
        }
        if (!missing.isEmpty()) {
            throw new StartRefusal("evidence-storage", String.join(", ", missing));
        }
    }
}
