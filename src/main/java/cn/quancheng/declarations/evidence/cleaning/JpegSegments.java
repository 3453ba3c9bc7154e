package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * What a JPEG is made of, read without unpacking it. What is not needed to draw it is left out here already: comments,
 * thumbnails, colour profiles, and whatever stands behind its end.
 */
final class JpegSegments {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;

    /** A picture that comes in several passes is held as a whole while it is unpacked, and gone over in each. */
    private static final long MOST_PIXELS_IN_PASSES = 16_000_000;

    private static final int MOST_PASSES = 32;

    private final byte[] bytes;
    private final ByteArrayOutputStream needed = new ByteArrayOutputStream();
    private int at = 2;
    private int passes;
    private @Nullable Dimensions dimensions;
    private Orientation orientation = Orientation.UPRIGHT;

    private JpegSegments(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws Refusal 422 where it is not whole, too large, or in colours for print */
    static JpegSegments read(byte[] bytes) {
        JpegSegments segments = new JpegSegments(bytes);
        segments.keep(SOI);
        int marker = segments.nextMarker();
        while (marker != EOI) {
            segments.segment(marker);
            marker = segments.nextMarker();
        }
        segments.keep(EOI);
        segments.refuseTooMuchWork();
        return segments;
    }

    CleanFile picture(Deadline deadline) {
        return new Picture(MediaKind.JPEG, needed.toByteArray(), dimensions(), orientation).anew(deadline);
    }

    private Dimensions dimensions() {
        if (dimensions == null) {
            throw Fault.of("unreadable");
        }
        return dimensions;
    }

    private void refuseTooMuchWork() {
        Dimensions size = dimensions();
        if (passes == 0 || passes > MOST_PASSES) {
            throw Fault.of("unreadable");
        }
        if (passes > 1 && size.pixels() > MOST_PIXELS_IN_PASSES) {
            throw Dimensions.tooLarge(size.width(), size.height());
        }
    }

    /** The next marker; those that stand alone are passed over. */
    private int nextMarker() {
        while (true) {
            if (octet(at++) == 0xFF) {
                int marker = octet(at);
                boolean alone = marker == 0 || marker == 0x01 || isRestart(marker) || marker == 0xFF;
                if (!alone) {
                    at++;
                    return marker;
                }
            }
        }
    }

    private void segment(int marker) {
        int length = octet(at) << 8 | octet(at + 1);
        int end = at + length;
        if (length < 2 || end > bytes.length) {
            throw Fault.of("unreadable");
        }
        if (isFrame(marker)) {
            frame();
        }
        if (marker == APP1 && orientation.equals(Orientation.UPRIGHT)) {
            orientation = Orientation.of(Arrays.copyOfRange(bytes, at + 2, end));
        }
        if (isNeeded(marker)) {
            keep(marker);
            needed.write(bytes, at, length);
        }
        at = end;
        if (marker == SOS) {
            passes++;
            pass();
        }
    }

    private void frame() {
        if (dimensions != null) {
            throw Fault.of("unreadable");
        }
        int components = octet(at + 7);
        if (components == 4) {
            throw Fault.of("cmyk");
        }
        dimensions = new Dimensions(
                octet(at + 5) << 8 | octet(at + 6), octet(at + 3) << 8 | octet(at + 4), components == 1 ? 1 : 3);
    }

    /** The packed pixels of one pass, up to the next marker. */
    private void pass() {
        int from = at;
        while (octet(at) != 0xFF || octet(at + 1) == 0 || isRestart(octet(at + 1))) {
            at++;
        }
        needed.write(bytes, from, at - from);
    }

    private void keep(int marker) {
        needed.write(0xFF);
        needed.write(marker);
    }

    /** @throws Refusal 422 beyond the end: the file was cut off */
    private int octet(int index) {
        if (index >= bytes.length) {
            throw Fault.of("unreadable");
        }
        return bytes[index] & 0xFF;
    }

    private static boolean isNeeded(int marker) {
        boolean isOfAnApplication = marker >= APP0 && marker <= APP15;
        return marker == APP0 || marker == APP14 || !isOfAnApplication && marker != COMMENT;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    /** SOF0 to SOF15; three numbers among them mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
