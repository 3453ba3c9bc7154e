package cn.quancheng.declarations.evidence.cleaning;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A picture that is drawn anew, upright and on white: what can be seen of it is all that is kept.
 *
 * @param bytes nothing but what is needed to draw it
 */
record Picture(MediaKind kind, byte[] bytes, Dimensions dimensions, Orientation orientation) {
    private static final float[] QUALITIES = {0.9f, 0.75f, 0.5f, 0.25f};

    CleanFile anew(Deadline deadline) {
        BufferedImage upright = upright(read(deadline));
        deadline.check();
        try {
            byte[] written = kind == MediaKind.PNG ? write(upright, "png", 0) : new byte[0];
            if (written.length > 0 && written.length <= Cleaning.MOST_BYTES) {
                return new CleanFile(MediaKind.PNG, written);
            }
            for (float quality : QUALITIES) {
                deadline.check();
                written = write(upright, "jpeg", quality);
                if (written.length <= Cleaning.MOST_BYTES) {
                    return new CleanFile(MediaKind.JPEG, written);
                }
            }
            throw Fault.tooLarge();
        } catch (IOException e) {
            throw new IllegalStateException("a picture can be written into memory", e);
        }
    }

    private BufferedImage read(Deadline deadline) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            reader.addIIOReadProgressListener(new StopsInTime(deadline));
            ImageReadParam how = reader.getDefaultReadParam();
            int step = dimensions.step();
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } catch (IOException | RuntimeException e) {
            // The library has many ways to say that a picture is none.
            deadline.check();
            throw Fault.of("unreadable");
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage upright(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean swapped = orientation.swapsSides();
        BufferedImage upright =
                new BufferedImage(swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = upright.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, upright.getWidth(), upright.getHeight());
            pen.drawImage(image, orientation.upright(width, height), null);
        } finally {
            pen.dispose();
        }
        return upright;
    }

    /** @param quality 0 to 1; for a JPEG only */
    private static byte[] write(BufferedImage image, String format, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (quality > 0) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
