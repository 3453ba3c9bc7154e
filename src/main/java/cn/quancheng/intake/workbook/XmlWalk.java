package cn.quancheng.intake.workbook;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks one part of a workbook from tag to tag, with the parser that the reading library uses. It reads no document type,
 * resolves nothing, and bears neither depth nor a multitude of names, all of which a parser keeps in memory.
 */
final class XmlWalk {
    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 4_000;
    private static final int MOST_ATTRIBUTES = 100;

    private final String part;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private boolean left;

    XmlWalk(Archive archive, String part) {
        this.part = part;
        // A factory keeps each name that it ever met: what a stranger's file calls its tags goes with the file.
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        InputStream bytes = archive.part(part);
        try {
            reader = factory.createXMLStreamReader(bytes);
        } catch (XMLStreamException e) {
            throw damaged();
        }
    }

    /**
     * Goes to the next beginning or end of an element; false at the end of the part.
     *
     * @throws cn.quancheng.platform.Refusal 400 when it is no XML, or XML that does harm
     */
    boolean next() {
        return advance(false) != XMLStreamConstants.END_DOCUMENT;
    }

    /**
     * The length of the text up to the next beginning or end of an element, and goes there.
     *
     * @param into takes the text as long as it is within the limit
     */
    int text(StringBuilder into, int limit) {
        try {
            return append(into, limit);
        } catch (UncheckedStreamException e) {
            throw damaged();
        }
    }

    private int append(StringBuilder into, int limit) {
        int length = 0;
        while (advance(true) == XMLStreamConstants.CHARACTERS) {
            length += reader.getTextLength();
            if (length <= limit) {
                into.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }
        return length;
    }

    private int advance(boolean texts) {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    enter();
                    return event;
                }
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth -= left ? 1 : 0;
                    left = true;
                    return event;
                }
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw BadWorkbook.kind("dtd");
                }
                if (texts && isText(event)) {
                    return XMLStreamConstants.CHARACTERS;
                }
            }
            return XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw damaged();
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private void enter() {
        depth += left ? 0 : 1;
        left = false;
        int attributes = reader.getAttributeCount();
        names.add(reader.getLocalName());
        for (int i = 0; i < Math.min(attributes, MOST_ATTRIBUTES); i++) {
            names.add(reader.getAttributeLocalName(i));
        }
        if (depth > DEEPEST || names.size() > MOST_NAMES || attributes > MOST_ATTRIBUTES) {
            throw BadWorkbook.bomb();
        }
    }

    /** How deep the element stands that was just entered or left, the root being 1. */
    int depth() {
        return depth;
    }

    boolean isStart(String name) {
        return !left && name.equals(reader.getLocalName());
    }

    boolean isEnd(String name) {
        return left && name.equals(reader.getLocalName());
    }

    boolean isStart() {
        return !left;
    }

    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    @Nullable
    String attribute(String namespace, String name) {
        return reader.getAttributeValue(namespace, name);
    }

    RuntimeException damaged() {
        return BadWorkbook.damaged(part);
    }
}
