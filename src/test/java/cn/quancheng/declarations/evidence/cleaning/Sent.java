package cn.quancheng.declarations.evidence.cleaning;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Pictures as people and others send them. */
public final class Sent {
    private Sent() {}

    /** A red square in the top left quarter of a white sheet. */
    static BufferedImage sheet(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        return image;
    }

    /** An ordinary JPEG that differs from any of another seed. */
    public static byte[] jpeg(int seed) {
        BufferedImage image = sheet(64, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(40, 20, new Random(seed).nextInt());
        return written(image, "jpeg");
    }

    static byte[] jpeg(int width, int height) {
        return written(sheet(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    static byte[] png(int width, int height, int type) {
        return written(sheet(width, height, type), "png");
    }

    static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("nobody writes such a picture");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] inPasses(String format, int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(sheet(width, height, BufferedImage.TYPE_INT_RGB), null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** With what a camera writes: how it was held, and where. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(64);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0).put("GPS 36.65N 117.12E".getBytes(StandardCharsets.US_ASCII));
        return with(jpeg, 0xE1, exif.array());
    }

    /** With one more segment behind the beginning. */
    static byte[] with(byte[] jpeg, int marker, byte[] segment) {
        return ByteBuffer.allocate(jpeg.length + segment.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (segment.length + 2))
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** With one more chunk behind the header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        int header = 8 + 25;
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(png.length + data.length + 12)
                .put(png, 0, header)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    /** A PNG that says it is of another size. */
    static byte[] claiming(byte[] png, int width, int height) {
        byte[] claiming = png.clone();
        ByteBuffer.wrap(claiming).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(claiming, 12, 17);
        ByteBuffer.wrap(claiming).putInt(29, (int) sum.getValue());
        return claiming;
    }

    /** A JPEG that says it is of another size. */
    static byte[] claimingJpeg(byte[] jpeg, int width, int height) {
        byte[] claiming = jpeg.clone();
        for (int i = 2; i < claiming.length - 9; i++) {
            if (claiming[i] == (byte) 0xFF && claiming[i + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(claiming).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return claiming;
            }
        }
        throw new IllegalStateException("a JPEG has a frame");
    }

    /** A photograph of noise in 256 colours, which takes more room in true colour. */
    static byte[] noiseInFewColours(int width, int height) {
        byte[] ramp = new byte[256];
        byte[] other = new byte[256];
        Random random = new Random(7);
        random.nextBytes(ramp);
        random.nextBytes(other);
        BufferedImage image = new BufferedImage(
                width, height, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 256, ramp, other, ramp));
        byte[] noise = new byte[width * height];
        random.nextBytes(noise);
        image.getRaster().setDataElements(0, 0, width, height, noise);
        return written(image, "png");
    }

    static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        while (!deflater.finished()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return packed.toByteArray();
    }

    static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("run.sh"));
            zip.write("rm -rf ~".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    static byte[] both(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static BufferedImage seen(CleanFile file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
