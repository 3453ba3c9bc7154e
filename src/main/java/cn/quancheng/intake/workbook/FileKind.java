package cn.quancheng.intake.workbook;

import cn.quancheng.platform.Refusal;
import org.apache.commons.compress.archivers.zip.ZipFile;

import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Tells what a file is that calls itself a workbook, whatever it calls itself. */
final class FileKind {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private FileKind() {}

    /** @throws Refusal 400 unless the file begins as a zip does */
    static void check(byte[] file) {
        if (startsWith(file, OLE2)) {
            throw BadWorkbook.kind(indexOf(file, ENCRYPTED) >= 0 ? "encrypted" : "xls");
        }
        if (!startsWith(file, ZIP)) {
            throw BadWorkbook.kind("unknown");
        }
    }

    /** @throws Refusal 400 when the zip holds macros, or is another program's */
    static void check(ZipFile zip) {
        Collections.list(zip.getEntries()).forEach(entry -> {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw BadWorkbook.kind("encrypted");
            }
            if (entry.getName().endsWith("vbaProject.bin")) {
                throw BadWorkbook.kind("macros");
            }
        });
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw BadWorkbook.kind("xlsb");
        }
        if (zip.getEntry("[Content_Types].xml") == null
                || zip.getEntry("word/document.xml") != null
                || zip.getEntry("ppt/presentation.xml") != null) {
            throw BadWorkbook.kind("unknown");
        }
    }

    private static boolean startsWith(byte[] file, byte[] beginning) {
        return file.length >= beginning.length && isAt(file, 0, beginning);
    }

    static int count(byte[] file, byte[] what, int most) {
        int found = 0;
        for (int at = 0; at + what.length <= file.length && found < most; at++) {
            found += isAt(file, at, what) ? 1 : 0;
        }
        return found;
    }

    private static int indexOf(byte[] file, byte[] what) {
        for (int at = 0; at + what.length <= file.length; at++) {
            if (isAt(file, at, what)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] file, int at, byte[] what) {
        for (int i = 0; i < what.length; i++) {
            if (file[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }
}
