package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The pages of a PDF in a flat list, each with what is needed to see it. */
final class PdfPages {
    private static final int MOST_PAGES = 20;
    private static final int MOST_NODES = 1_000;

    /** What a page has from the nodes above it where it has none of its own. */
    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);

    private static final List<COSName> OF_A_PAGE = List.of(
            COSName.RESOURCES,
            COSName.MEDIA_BOX,
            COSName.CROP_BOX,
            COSName.ROTATE,
            COSName.CONTENTS,
            COSName.GROUP,
            COSName.getPDFName("UserUnit"));

    /** Seals and signatures are drawn by these: how they look is kept, what they do is not. */
    private static final Set<String> DRAWN =
            Set.of("Widget", "Stamp", "FreeText", "Ink", "Highlight", "Square", "Line");

    private static final Set<COSName> OF_AN_ANNOTATION =
            Set.of(COSName.TYPE, COSName.SUBTYPE, COSName.RECT, COSName.AP, COSName.AS, COSName.F);

    private final COSDictionary pages = new COSDictionary();
    private final COSArray kids = new COSArray();

    /** @param inherited what the nodes above have for the pages below */
    private record Node(COSDictionary itself, COSDictionary inherited) {}

    private PdfPages() {
        pages.setItem(COSName.TYPE, COSName.PAGES);
        pages.setItem(COSName.KIDS, kids);
    }

    /**
     * The pages below a root, however its tree is grown.
     *
     * @throws Refusal 422 where there are none, or too many
     */
    static COSDictionary of(@Nullable COSDictionary root, Deadline deadline) {
        PdfPages flat = new PdfPages();
        Deque<Node> ahead = new ArrayDeque<>();
        if (root != null) {
            ahead.add(new Node(root, new COSDictionary()));
        }
        for (int nodes = 0; !ahead.isEmpty(); nodes++) {
            deadline.check();
            if (nodes > MOST_NODES) {
                throw tooMany();
            }
            flat.open(ahead.pop(), ahead);
        }
        if (flat.kids.size() == 0) {
            throw Fault.of("unreadable");
        }
        flat.pages.setInt(COSName.COUNT, flat.kids.size());
        return flat.pages;
    }

    private void open(Node node, Deque<Node> ahead) {
        COSDictionary handedDown = new COSDictionary(node.inherited());
        for (COSName key : INHERITED) {
            COSBase own = node.itself().getItem(key);
            if (own != null) {
                handedDown.setItem(key, own);
            }
        }
        COSArray below = node.itself().getCOSArray(COSName.KIDS);
        if (below == null) {
            add(node.itself(), handedDown);
            return;
        }
        if (below.size() > MOST_NODES) {
            throw tooMany();
        }
        for (int i = below.size() - 1; i >= 0; i--) {
            if (below.getObject(i) instanceof COSDictionary next) {
                ahead.push(new Node(next, handedDown));
            }
        }
    }

    private void add(COSDictionary seen, COSDictionary inherited) {
        if (kids.size() == MOST_PAGES) {
            throw tooMany();
        }
        COSDictionary page = new COSDictionary();
        page.setItem(COSName.TYPE, COSName.PAGE);
        page.setItem(COSName.PARENT, pages);
        for (COSName key : OF_A_PAGE) {
            COSBase own = seen.getItem(key);
            page.setItem(key, own == null ? inherited.getItem(key) : own);
        }
        page.setItem(COSName.ANNOTS, drawn(seen.getCOSArray(COSName.ANNOTS)));
        kids.add(page);
    }

    private static @Nullable COSArray drawn(@Nullable COSArray annotations) {
        COSArray drawn = new COSArray();
        for (int i = 0; annotations != null && i < annotations.size(); i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation
                    && DRAWN.contains(annotation.getNameAsString(COSName.SUBTYPE, ""))) {
                COSDictionary look = new COSDictionary(annotation);
                CleanPdf.keepOnly(OF_AN_ANNOTATION, look);
                drawn.add(look);
            }
        }
        return drawn.size() == 0 ? null : drawn;
    }

    private static Refusal tooMany() {
        return Fault.of("pdf-pages", MOST_PAGES);
    }
}
