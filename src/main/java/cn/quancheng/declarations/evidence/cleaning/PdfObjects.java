package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Walks over everything that hangs together in a PDF, each thing once. What does something (scripts, programs, forms that
 * send themselves, files within the file, films) is refused; what tells of people and machines that had a hand in it is
 * dropped.
 */
final class PdfObjects {
    /** A file of twenty pages has some thousands. */
    private static final int MOST = 200_000;

    private static final Set<String> ACTIVE_KEYS = Set.of(
            "JS",
            "JavaScript",
            "EmbeddedFiles",
            "EF",
            "RichMediaContent",
            "RichMediaSettings",
            "XFA",
            "Movie",
            "Sound");
    private static final Set<String> ACTIVE_NAMES = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "Rendition",
            "GoToE",
            "RichMediaExecute",
            "RichMedia",
            "FileAttachment",
            "EmbeddedFile",
            "Screen",
            "3D");
    private static final Set<COSName> KINDS = Set.of(COSName.S, COSName.SUBTYPE, COSName.TYPE);
    private static final Set<COSName> GOSSIP =
            Set.of(COSName.METADATA, COSName.getPDFName("PieceInfo"), COSName.getPDFName("LastModified"));

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> ahead = new ArrayDeque<>();
    private final Deadline deadline;

    private PdfObjects(Deadline deadline) {
        this.deadline = deadline;
    }

    /** @throws Refusal 422 where something is active, a picture boundless, or there is no end to it */
    static void harmless(COSDictionary trailer, Deadline deadline) {
        PdfObjects objects = new PdfObjects(deadline);
        objects.meet(trailer);
        while (!objects.ahead.isEmpty()) {
            deadline.check();
            objects.open(objects.ahead.pop());
        }
    }

    private void open(COSBase met) {
        if (met instanceof COSObject reference) {
            meet(reference.getObject());
        } else if (met instanceof COSDictionary dictionary) {
            look(dictionary);
            dictionary.getValues().forEach(this::meet);
        } else if (met instanceof COSArray array) {
            array.forEach(this::meet);
        }
    }

    private void meet(COSBase next) {
        boolean leadsOn = next instanceof COSObject || next instanceof COSDictionary || next instanceof COSArray;
        if (leadsOn && seen.add(next)) {
            if (seen.size() > MOST) {
                throw Fault.of("pdf-bomb");
            }
            ahead.push(next);
        }
    }

    private void look(COSDictionary dictionary) {
        GOSSIP.forEach(dictionary::removeItem);
        for (COSName key : dictionary.keySet()) {
            if (ACTIVE_KEYS.contains(key.getName())) {
                throw Fault.of("pdf-active");
            }
        }
        for (COSName key : KINDS) {
            if (dictionary.getDictionaryObject(key) instanceof COSName name && ACTIVE_NAMES.contains(name.getName())) {
                throw Fault.of("pdf-active");
            }
        }
        if (COSName.IMAGE.equals(dictionary.getDictionaryObject(COSName.SUBTYPE))) {
            long width = dictionary.getLong(COSName.WIDTH, 0);
            long height = dictionary.getLong(COSName.HEIGHT, 0);
            if (width < 0 || height < 0 || height > 0 && width > Dimensions.MOST_PIXELS / height) {
                throw Dimensions.tooLarge(width, height);
            }
        }
    }
}
