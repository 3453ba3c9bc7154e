package cn.quancheng.intake;

/** What the formats that know numbers, and not only text, say of a field's text in the same way. */
final class FieldText {
    static final String RUBBISH = "含有换行或无法识别的字符";

    /** A computer's number keeps so many digits for sure. */
    static final int SURE_DIGITS = 15;

    /** Behind the point, where no field has anything, it may have what a computer makes of a tenth. */
    static final int FRACTION = 40;

    private FieldText() {}

    /** Whether a number has more digits than are sure to be those that somebody typed. */
    static boolean hasLostDigits(String number) {
        return number.chars().filter(Character::isDigit).count() > SURE_DIGITS;
    }
}
