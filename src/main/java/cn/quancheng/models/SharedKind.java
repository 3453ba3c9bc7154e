package cn.quancheng.models;

import cn.quancheng.platform.yaml.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a notice may tell that the city's credit platform (市公共信用信息平台) gets besides scores. */
public enum SharedKind {
    /** What a citizen declared and somebody found true; never what was said or shown for it. */
    DECLARATIONS("自主申报");

    private final String word;

    SharedKind(String word) {
        this.word = word;
    }

    /** Those that a list names; none where there is no list. */
    static Set<SharedKind> read(Value place) {
        Set<SharedKind> kinds = EnumSet.noneOf(SharedKind.class);
        for (Value value : place.list()) {
            SharedKind kind = value.oneOf(SharedKind.class);
            if (kind != null && !kinds.add(kind)) {
                value.fault(kind + " 写了两次");
            }
        }
        return kinds;
    }

    /** Whoever it is about is told of it where they read who gets something; anything else is a fault. */
    void toldIn(List<String> paragraphs, Value place) {
        if (paragraphs.stream().noneMatch(paragraph -> paragraph.contains(word))) {
            place.fault("shares 写明提供 " + this + ",此处须告知“" + word + "”");
        }
    }
}
