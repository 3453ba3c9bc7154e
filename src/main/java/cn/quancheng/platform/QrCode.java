package cn.quancheng.platform;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import javax.imageio.ImageIO;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A text as a QR code (ISO/IEC 18004) of black squares, sharp at any size, with the white around it that scanners need. */
public final class QrCode {
    private static final int MARGIN = 4;

    /** Pixels of a square in a picture: a code of sixteen letters comes to some 230 of them a side. */
    private static final int PIXELS = 8;

    private final int side;
    private final List<Bar> bars;

    /** Black squares beside each other in a row, in squares from the top left corner of the margin. */
    private record Bar(int column, int row, int width) {}

    private QrCode(int side, List<Bar> bars) {
        this.side = side;
        this.bars = bars;
    }

    /** @throws IllegalStateException where no QR code can hold it */
    public static QrCode of(String text) {
        try {
            ByteMatrix squares = Encoder.encode(
                            text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
            return new QrCode(squares.getWidth() + 2 * MARGIN, bars(squares));
        } catch (WriterException e) {
            throw new IllegalStateException("a text that no QR code can hold", e);
        }
    }

    private static List<Bar> bars(ByteMatrix squares) {
        List<Bar> bars = new ArrayList<>();
        for (int row = 0; row < squares.getHeight(); row++) {
            int column = 0;
            while (column < squares.getWidth()) {
                int from = column;
                while (column < squares.getWidth() && squares.get(column, row) == 1) {
                    column++;
                }
                if (column > from) {
                    bars.add(new Bar(from + MARGIN, row + MARGIN, column - from));
                }
                column++;
            }
        }
        return List.copyOf(bars);
    }

    /** Draws it black, so wide and high. */
    public void draw(Graphics2D graphics, double width) {
        double square = width / side;
        graphics.setColor(Color.BLACK);
        bars.forEach(bar -> graphics.fill(
                new Rectangle2D.Double(bar.column() * square, bar.row() * square, bar.width() * square, square)));
    }

    /** As a PNG, black on white. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(side * PIXELS, side * PIXELS, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        draw(graphics, image.getWidth());
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written but memory", e);
        }
        return png.toByteArray();
    }

    /** As an SVG, black on white. */
    public String svg() {
        return bars.stream()
                .map(bar -> "M%d %dh%dv1h-%dz".formatted(bar.column(), bar.row(), bar.width(), bar.width()))
                .collect(Collectors.joining(
                        "",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
                                        .formatted(side, side)
                                + "<path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "H0z\"/><path d=\"",
                        "\"/></svg>"));
    }
}
