package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What the packed parts of a PDF come to, counted without keeping it, and before a parser touches the file: that one
 * would unpack the parts with which a file describes itself, whole and in memory, however large they are.
 */
final class PdfStreams {
    /** A page scanned in colour, unpacked. */
    private static final long MOST_OF_ONE = 64L << 20;

    private static final long MOST_OF_ALL = 256L << 20;

    /** Parts that describe the file take some ten kilobytes in one of twenty pages. */
    private static final long MOST_OF_STRUCTURE = 1L << 20;

    private static final long MOST_OF_ALL_STRUCTURE = 4L << 20;

    /** How far before a part its dictionary is looked for. */
    private static final int DICTIONARY_BYTES = 16 * 1024;

    private static final String STREAM = "stream";
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern STRUCTURE = Pattern.compile("/(First|W|XRef|ObjStm)\\b");
    private static final Pattern DEFLATED = Pattern.compile("/(FlateDecode|Fl)\\b");
    private static final Pattern OTHERWISE_PACKED = Pattern.compile(
            "/(LZW|LZWDecode|RL|RunLengthDecode|A85|ASCII85Decode|AHx|ASCIIHexDecode|CCF|CCITTFaxDecode|DCT|DCTDecode"
                    + "|JPXDecode|JBIG2Decode|Crypt)\\b");

    /** An older way of packing that nobody uses any more but to hide something, and ways that cannot be seen here. */
    private static final Pattern STRANGE = Pattern.compile("/(LZW|LZWDecode|Crypt)\\b|/Filter\\s*\\d+\\s+\\d+\\s+R");

    private static final Pattern WIDE_ROWS = Pattern.compile("/(Columns|Colors)\\s*\\d{6,}");

    private final byte[] bytes;
    private final String text;
    private final Deadline deadline;
    private long all;
    private long structure;

    private PdfStreams(byte[] bytes, Deadline deadline) {
        this.bytes = bytes;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.deadline = deadline;
    }

    /** @throws Refusal 422 where some part, or all together, come to more than a few pages need */
    static void refuseBombs(byte[] bytes, Deadline deadline) {
        PdfStreams streams = new PdfStreams(bytes, deadline);
        int at = streams.text.indexOf(STREAM);
        while (at >= 0) {
            if (!streams.text.startsWith("end", at - 3)) {
                streams.look(at);
            }
            at = streams.text.indexOf(STREAM, at + STREAM.length());
        }
    }

    private void look(int keyword) {
        deadline.check();
        String dictionary = dictionary(keyword);
        boolean isStructure = STRUCTURE.matcher(dictionary).find();
        int packings = (int) DEFLATED.matcher(dictionary).results().count();
        if (packings > 1
                || STRANGE.matcher(dictionary).find()
                || WIDE_ROWS.matcher(dictionary).find()
                || isStructure && OTHERWISE_PACKED.matcher(dictionary).find()) {
            throw Fault.of("pdf-strange");
        }
        // Whatever it says of itself: what does not unpack comes to nothing.
        count(inflated(start(keyword), isStructure ? MOST_OF_STRUCTURE : MOST_OF_ONE), isStructure);
    }

    private void count(long unpacked, boolean isStructure) {
        all += unpacked;
        structure += isStructure ? unpacked : 0;
        if (all > MOST_OF_ALL
                || structure > MOST_OF_ALL_STRUCTURE
                || unpacked > (isStructure ? MOST_OF_STRUCTURE : MOST_OF_ONE)) {
            throw Fault.of("pdf-bomb");
        }
    }

    /** What stands between the beginning of the object and its packed bytes, with names spelled out. */
    private String dictionary(int keyword) {
        int from = Math.max(text.lastIndexOf("obj", keyword), keyword - DICTIONARY_BYTES);
        return ESCAPE.matcher(text.substring(Math.max(0, from), keyword))
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** Where the bytes begin, found as the parser finds them: after blanks and one end of a line. */
    private int start(int keyword) {
        int at = keyword + STREAM.length();
        while (is(at, ' ')) {
            at++;
        }
        if (is(at, '\r')) {
            at++;
        }
        return is(at, '\n') ? at + 1 : at;
    }

    private boolean is(int at, char character) {
        return at < bytes.length && bytes[at] == character;
    }

    /** How much comes out, up to a bit more than the most; like the parser, two bytes of a header are not looked at. */
    private long inflated(int start, long most) {
        int from = Math.min(start + 2, bytes.length);
        Inflater inflater = new Inflater(true);
        long sum = 0;
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            byte[] piece = new byte[64 * 1024];
            int more = inflater.inflate(piece);
            while (more > 0 && sum <= most) {
                sum += more;
                more = inflater.inflate(piece);
            }
            return sum;
        } catch (DataFormatException broken) {
            // The parser takes what came out until then.
            return sum;
        } finally {
            inflater.end();
        }
    }
}
