package cn.quancheng.intake.workbook;

/** Counts the texts that a workbook keeps beside its sheets: the reading library holds all of them in memory. */
final class TextsCheck {
    /** Of the characters of a text so many at most, on average, where there are as many as there may be. */
    private static final int AVERAGE_LENGTH = 40;

    private final XmlWalk walk;
    private final int most;
    private final long mostCharacters;
    private final StringBuilder ignored = new StringBuilder();
    private int count;
    private long characters;

    private TextsCheck(XmlWalk walk, int most) {
        this.walk = walk;
        this.most = most;
        mostCharacters = (long) most * AVERAGE_LENGTH;
    }

    /**
     * How many there are.
     *
     * @throws cn.quancheng.platform.Refusal 413 when they are too many or too long
     */
    static int count(Archive archive, String part, int most) {
        TextsCheck check = new TextsCheck(new XmlWalk(archive, part), most);
        check.walk();
        return check.count;
    }

    private void walk() {
        boolean more = walk.next();
        while (more) {
            if (walk.isStart("si")) {
                text();
            } else {
                more = walk.next();
            }
        }
    }

    private void text() {
        if (walk.depth() != 2 || ++count > most) {
            throw walk.depth() == 2 ? BadWorkbook.tooManyTexts(most) : walk.damaged();
        }
        int length = 0;
        do {
            length += walk.text(ignored, 0);
            if (walk.isStart("si")) {
                throw walk.damaged();
            }
        } while (!walk.isEnd("si") && walk.depth() >= 2);
        characters += length;
        if (length > WorkbookLimits.CELL_TEXT || characters > mostCharacters) {
            throw BadWorkbook.tooManyTexts(most);
        }
        walk.next();
    }
}
