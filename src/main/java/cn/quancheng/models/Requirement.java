package cn.quancheng.models;

/** What a record of an item must bring along to be taken in. */
public enum Requirement {
    /** The number of the document that it rests on. */
    DOCUMENT_NUMBER,
    /** It came from an ordinary procedure; what came from a summary one (简易程序) is refused. */
    ORDINARY_PROCEDURE
}
