package cn.quancheng.declarations.evidence.store;

import java.io.IOException;
import java.util.Optional;

/** Keeps sealed files by their keys. It knows nobody and understands nothing of what it keeps. */
public interface EvidenceStore {
    /** The longest file that is kept, in bytes; one that has grown longer was not put there by this house. */
    int MOST_BYTES = 8 * 1024 * 1024;

    /**
     * Keeps a file: when this returns it is there whole, also after a power cut.
     *
     * @throws IOException when it cannot be kept; perhaps some of it is there
     */
    void put(StoreKey key, byte[] sealed) throws IOException;

    /**
     * The file, or empty where there is none.
     *
     * @throws IOException when nobody can tell, or it is longer than {@link #MOST_BYTES}
     */
    Optional<byte[]> get(StoreKey key) throws IOException;

    /**
     * Deletes a file, whole or not; one that is not there is deleted already.
     *
     * @throws IOException when it may still be there
     */
    void delete(StoreKey key) throws IOException;
}
