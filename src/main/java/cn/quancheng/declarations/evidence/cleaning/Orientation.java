package cn.quancheng.declarations.evidence.cleaning;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, by the number that EXIF has for it: 1 upright, 2 to 8 mirrored or turned. It is all that is read
 * of what a camera writes beside its picture, so that the place and the day need not be kept for it.
 */
record Orientation(int number) {
    static final Orientation UPRIGHT = new Orientation(1);

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    Orientation {
        if (number < 1 || number > 8) {
            throw new IllegalArgumentException("an orientation is 1 to 8 and not " + number);
        }
    }

    /** What the segment of a JPEG says, upright where it says nothing that can be understood. */
    static Orientation of(byte[] segment) {
        if (segment.length < EXIF.length || !Arrays.equals(EXIF, Arrays.copyOf(segment, EXIF.length))) {
            return UPRIGHT;
        }
        try {
            return ofTiff(ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                    .slice());
        } catch (IndexOutOfBoundsException | IllegalArgumentException misleading) {
            return UPRIGHT;
        }
    }

    private static Orientation ofTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                return new Orientation(tiff.getShort(entry + 8));
            }
        }
        return UPRIGHT;
    }

    /** Whether what is broad as it lies is high when it stands. */
    boolean swapsSides() {
        return number >= 5;
    }

    /** Turns a picture of this size as it lies so that it stands upright with its corner at 0, 0. */
    AffineTransform upright(int width, int height) {
        return switch (number) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
