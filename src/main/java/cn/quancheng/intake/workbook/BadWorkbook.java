package cn.quancheng.intake.workbook;

import cn.quancheng.platform.Refusal;

/** Why a workbook is not taken in. */
final class BadWorkbook {
    private static final long MEBIBYTE = 1 << 20;

    private BadWorkbook() {}

    /** It is another kind of file, or one that can't be taken in; the key says which. */
    static Refusal kind(String key) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.workbook-" + key);
    }

    /** It is no workbook as the standard has it, at this place. */
    static Refusal damaged(String place) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "intake.workbook-damaged", place);
    }

    /** It unpacks into more than anybody would write down. */
    static Refusal bomb() {
        return kind("bomb");
    }

    static Refusal unpacksTooLarge(long limit) {
        return Refusal.of(Refusal.Kind.TOO_LARGE, "intake.workbook-unpacked", limit / MEBIBYTE);
    }

    static Refusal tooManyTexts(int limit) {
        return Refusal.of(Refusal.Kind.TOO_LARGE, "intake.workbook-texts", limit);
    }
}
