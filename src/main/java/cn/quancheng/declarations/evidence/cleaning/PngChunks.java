package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What a PNG is made of, read without unpacking it. Only what draws the picture is kept: packed texts and profiles, which
 * may be bombs of their own, are never unpacked, and what stands behind the end is left behind.
 */
final class PngChunks {
    private static final int SIGNATURE_BYTES = 8;
    private static final int AROUND_DATA = 12;
    private static final int HEADER_BYTES = 13;
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final ByteBuffer bytes;
    private final ByteArrayOutputStream needed = new ByteArrayOutputStream();
    private @Nullable Dimensions dimensions;

    private PngChunks(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** @throws Refusal 422 where it is not whole, too large, or moves */
    static PngChunks read(byte[] bytes) {
        PngChunks chunks = new PngChunks(bytes);
        chunks.keep(0, SIGNATURE_BYTES);
        int at = SIGNATURE_BYTES;
        String type = "";
        while (!type.equals("IEND")) {
            if (bytes.length - at < AROUND_DATA) {
                throw Fault.of("unreadable");
            }
            type = chunks.type(at);
            at = chunks.chunk(at, type);
        }
        return chunks;
    }

    CleanFile picture(Deadline deadline) {
        if (dimensions == null) {
            throw Fault.of("unreadable");
        }
        return new Picture(MediaKind.PNG, needed.toByteArray(), dimensions, Orientation.UPRIGHT).anew(deadline);
    }

    private String type(int at) {
        return new String(bytes.array(), at + 4, 4, StandardCharsets.ISO_8859_1);
    }

    /** Reads one chunk and says where the next one begins. */
    private int chunk(int at, String type) {
        int length = bytes.getInt(at);
        if (length < 0 || length > bytes.limit() - at - AROUND_DATA) {
            throw Fault.of("unreadable");
        }
        if (type.equals("acTL")) {
            throw Fault.of("animated");
        }
        if (type.equals("IHDR")) {
            header(at + 8, length);
        }
        if (NEEDED.contains(type)) {
            keep(at, length + AROUND_DATA);
        }
        return at + length + AROUND_DATA;
    }

    private void header(int at, int length) {
        if (length != HEADER_BYTES || dimensions != null) {
            throw Fault.of("unreadable");
        }
        int depth = bytes.get(at + 8);
        int samples = switch (bytes.get(at + 9)) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        dimensions = new Dimensions(bytes.getInt(at), bytes.getInt(at + 4), samples * (depth > 8 ? 2 : 1));
    }

    private void keep(int at, int length) {
        needed.write(bytes.array(), at, length);
    }
}
