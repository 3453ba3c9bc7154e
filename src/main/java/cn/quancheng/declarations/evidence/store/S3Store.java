package cn.quancheng.declarations.evidence.store;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Keeps files in a bucket of storage that speaks S3, each as one object named by its key. */
final class S3Store implements EvidenceStore {
    private final S3Client storage;
    private final String bucket;

    S3Store(S3Client storage, String bucket) {
        this.storage = storage;
        this.bucket = bucket;
    }

    @Override
    public void put(StoreKey key, byte[] sealed) throws IOException {
        try {
            storage.putObject(
                    object -> object.bucket(bucket).key(key.value()).contentType("application/octet-stream"),
                    RequestBody.fromBytes(sealed));
        } catch (SdkException | UncheckedIOException e) {
            throw new IOException("the storage did not take a file", e);
        }
    }

    @Override
    public Optional<byte[]> get(StoreKey key) throws IOException {
        try (InputStream object = storage.getObject(wish -> wish.bucket(bucket).key(key.value()))) {
            byte[] bytes = object.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("a stored file has grown beyond " + MOST_BYTES + " bytes");
            }
            return Optional.of(bytes);
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException | UncheckedIOException e) {
            throw new IOException("the storage did not give a file", e);
        }
    }

    @Override
    public void delete(StoreKey key) throws IOException {
        try {
            storage.deleteObject(wish -> wish.bucket(bucket).key(key.value()));
        } catch (SdkException | UncheckedIOException e) {
            if (!isGone(e)) {
                throw new IOException("the storage did not delete a file", e);
            }
        }
    }

    /** Amazon's does not mind when an object is not there; others do. */
    private static boolean isGone(RuntimeException e) {
        return e instanceof S3Exception answer
                && answer.statusCode() == HttpURLConnection.HTTP_NOT_FOUND
                && !(e instanceof NoSuchBucketException);
    }
}
