package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;

/** Why a file is not taken. */
final class Fault {
    private Fault() {}

    /** A refusal whose fault lies in the file. */
    static Refusal of(String what, Object... arguments) {
        return refusal(Refusal.Kind.UNPROCESSABLE, what, arguments);
    }

    static Refusal tooLarge() {
        return refusal(Refusal.Kind.TOO_LARGE, "too-large");
    }

    static Refusal otherKind(String mediaType) {
        return refusal(Refusal.Kind.UNSUPPORTED_MEDIA, "kind", mediaType);
    }

    private static Refusal refusal(Refusal.Kind kind, String what, Object... arguments) {
        String key = "declarations.evidence-" + what;
        return Refusal.of(kind, key, arguments).violation("file", key, arguments);
    }
}
