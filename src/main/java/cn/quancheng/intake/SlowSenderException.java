package cn.quancheng.intake;

import java.io.IOException;

/** A sender was too slow, or took too long, to be waited for any longer. */
final class SlowSenderException extends IOException {
    private static final long serialVersionUID = 1L;

    SlowSenderException() {
        super("the sender is too slow");
    }
}
