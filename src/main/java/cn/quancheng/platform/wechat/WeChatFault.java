package cn.quancheng.platform.wechat;

import java.util.Arrays;

/** Why WeChat did not do what it was asked for. */
public enum WeChatFault {
    /** This installation has no mini-program. */
    NOT_CONFIGURED,
    /** The code of {@code wx.login} has expired, was used, or is none. */
    CODE_REFUSED(40029, 40163),
    /** WeChat was asked too often. */
    THROTTLED(45009, 45011),
    /** WeChat asks to be asked again. */
    BUSY(-1),
    /** The user does not want this message: nobody is asked twice. */
    USER_REFUSED(43101),
    /** There is no such user of this mini-program. */
    NO_SUCH_USER(40003),
    /** The template is wrong, or what was put into it. */
    MESSAGE_REFUSED(40037, 41030, 47003),
    /** The app id, the secret or this machine's address is not the one that WeChat knows. */
    CREDENTIALS(40001, 40013, 40014, 40125, 40164, 41002, 41004, 42001),
    /** No connection came about. */
    UNREACHABLE,
    /** A connection stood, and no answer came in time. */
    SLOW,
    /** An answer that nobody foresaw. */
    UNEXPECTED;

    private final int[] codes;

    WeChatFault(int... codes) {
        this.codes = codes;
    }

    static WeChatFault of(int code) {
        return Arrays.stream(values())
                .filter(fault -> Arrays.stream(fault.codes).anyMatch(one -> one == code))
                .findFirst()
                .orElse(UNEXPECTED);
    }
}
