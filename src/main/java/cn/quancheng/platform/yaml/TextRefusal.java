package cn.quancheng.platform.yaml;

import cn.quancheng.platform.Refusal;

import java.util.List;

/** Answers to a text that somebody sent: its faults are told as those of any other request, each by its key and line. */
public final class TextRefusal {
    private static final int MOST_FAULTS = 100;

    private TextRefusal() {}

    /** @throws Refusal 413 where the text has more bytes */
    public static void refuseLarger(YamlFile text, int most) {
        if (text.bytes().length > most) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "platform.status-413");
        }
    }

    /** 400, naming a hundred faults at most and how many there are. */
    public static Refusal of(List<Fault> faults) {
        return named(
                Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.faulty-text", String.valueOf(faults.size())), faults);
    }

    /** 409: the text was sound once, and what it is held against is another one by now. */
    public static Refusal outdated(List<Fault> faults) {
        return named(
                Refusal.of(Refusal.Kind.CONFLICT, "platform.outdated-text", String.valueOf(faults.size())), faults);
    }

    private static Refusal named(Refusal start, List<Fault> faults) {
        Refusal refusal = start;
        for (Fault fault : faults.subList(0, Math.min(MOST_FAULTS, faults.size()))) {
            refusal = refusal.violation(
                    fault.key().isEmpty() ? "body" : fault.key(),
                    "platform.text-fault",
                    String.valueOf(fault.line()),
                    fault.what());
        }
        return refusal;
    }
}
