package cn.quancheng.reports.print;

import cn.quancheng.platform.QrCode;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import java.awt.Shape;
import java.util.Map;

/** Draws {@code <object type="image/qr" data="…">} as a QR code of squares, sharp at any size. */
final class QrDrawer implements FSObjectDrawerFactory, FSObjectDrawer {
    private static final String TYPE = "image/qr";

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
        QrCode code = QrCode.of(element.getAttribute("data"));
        float side = (float) (width / dotsPerPixel);
        page.drawWithGraphics((float) x, (float) y, side, side, graphics -> code.draw(graphics, side));
        return null;
    }
}
