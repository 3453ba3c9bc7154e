package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;

/**
 * How large a picture says it is, read before anything of it is unpacked.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bytesAPixel that it takes when it is unpacked
 */
record Dimensions(int width, int height, int bytesAPixel) {
    /** Forty megapixels: more than a page needs, and few files of 5 MiB have them. */
    static final long MOST_PIXELS = 40_000_000;

    private static final int LONGEST_SIDE = 20_000;

    /** A picture takes no more than this unpacked, and as much again drawn; of a larger one every second pixel does. */
    private static final long MOST_UNPACKED = 64L << 20;

    /** What a pixel takes that is drawn anew. */
    private static final int DRAWN = 4;

    /** @throws Refusal 422 where it is larger than any page needs, or has no size */
    Dimensions {
        if (width <= 0 || height <= 0) {
            throw Fault.of("unreadable");
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw tooLarge(width, height);
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /** Every how many-th pixel of a line, and line, is unpacked. */
    int step() {
        int step = 1;
        while (pixels() * Math.max(DRAWN, bytesAPixel) / ((long) step * step) > MOST_UNPACKED) {
            step++;
        }
        return step;
    }

    static Refusal tooLarge(long width, long height) {
        return Fault.of("picture-too-large", String.valueOf(width), String.valueOf(height));
    }
}
