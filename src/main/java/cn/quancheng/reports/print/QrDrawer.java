package cn.quancheng.reports.print;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/** Draws {@code <object type="image/qr" data="…">} as a QR code of squares, sharp at any size. */
final class QrDrawer implements FSObjectDrawerFactory, FSObjectDrawer {
    private static final String TYPE = "image/qr";

    /** Squares of white around the code, without which scanners do not find it (ISO/IEC 18004). */
    private static final int MARGIN = 4;

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        return isReplacedObject(element) ? this : null;
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getTagName().equals("object")
                && element.getAttribute("type").equals(TYPE);
    }

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice page,
            RenderingContext context,
            int dotsPerPixel) {
        ByteMatrix squares = squares(element.getAttribute("data"));
        float side = (float) (width / dotsPerPixel);
        page.drawWithGraphics((float) x, (float) y, side, side, graphics -> draw(squares, side, graphics));
        return null;
    }

    static ByteMatrix squares(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("an address that no QR code can hold", e);
        }
    }

    private static void draw(ByteMatrix squares, float side, Graphics2D graphics) {
        double square = side / (squares.getWidth() + 2.0 * MARGIN);
        graphics.setColor(Color.BLACK);
        for (int row = 0; row < squares.getHeight(); row++) {
            int column = 0;
            while (column < squares.getWidth()) {
                int from = column;
                while (column < squares.getWidth() && squares.get(column, row) == 1) {
                    column++;
                }
                if (column > from) {
                    graphics.fill(new Rectangle2D.Double(
                            (from + MARGIN) * square, (row + MARGIN) * square, (column - from) * square, square));
                }
                column++;
            }
        }
    }
}
