package cn.quancheng.models;

/** What a catalogue item says about a citizen: who they are, what they did well, or where they failed (失信信息). */
public enum ItemClass {
    BASIC,
    POSITIVE,
    ADVERSE
}
