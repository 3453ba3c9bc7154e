package cn.quancheng.messages;

import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.wechat.WeChat;
import cn.quancheng.platform.wechat.WeChatFault;
import cn.quancheng.security.signin.SignIns;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends the outbox as subscribe messages, each message by one replica at a time. A message whose sending was not
 * answered, or whose process died before it wrote down that it was sent, is sent again: it arrives at least once.
 */
@ApplicationScoped
class Delivery {
    /** Nothing that concerns one message: the rest of the outbox would fare alike. */
    private static final Set<WeChatFault> OF_ALL = EnumSet.of(
            WeChatFault.BUSY,
            WeChatFault.THROTTLED,
            WeChatFault.UNREACHABLE,
            WeChatFault.SLOW,
            WeChatFault.CREDENTIALS);

    /** Asking again would not help: the user does not want it, is not there, or the template does not fit. */
    private static final Set<WeChatFault> FOR_GOOD = EnumSet.of(
            WeChatFault.USER_REFUSED,
            WeChatFault.NO_SUCH_USER,
            WeChatFault.MESSAGE_REFUSED,
            WeChatFault.NOT_CONFIGURED);

    private final MessageRepository outbox;
    private final SignIns signIns;
    private final WeChat weChat;
    private final Clock clock;

    /** What came of looking after one message. */
    private enum Step {
        NOTHING_DUE,
        DONE,
        WECHAT_AWAY
    }

    Delivery(MessageRepository outbox, SignIns signIns, WeChat weChat, Clock clock) {
        this.outbox = outbox;
        this.signIns = signIns;
        this.weChat = weChat;
        this.clock = clock;
    }

    @Scheduled(every = "10s", identity = "deliver-messages", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deliver() {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.keepAllBut(sendable(), WeChatFault.NOT_CONFIGURED.name(), clock.instant()));
        Step step = Step.DONE;
        while (step == Step.DONE) {
            step = QuarkusTransaction.requiringNew().call(this::deliverNext);
        }
    }

    private Set<MessageKind> sendable() {
        return Arrays.stream(MessageKind.values())
                .filter(kind -> weChat.canSend(kind.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MessageKind.class)));
    }

    private Step deliverNext() {
        return outbox.nextDue(clock.instant()).map(this::deliver).orElse(Step.NOTHING_DUE);
    }

    private Step deliver(Message message) {
        Optional<String> openid =
                message.signIn().map(signIns::openidOf).orElseGet(() -> signIns.openidOf(message.citizenId()));
        if (openid.isEmpty()) {
            message.keep("NO_SIGN_IN");
            return Step.DONE;
        }
        Optional<WeChatFault> fault = weChat.send(
                openid.get(),
                message.kind().name(),
                message.kind().headline(),
                message.at().atZone(Clocks.CITY).toLocalDateTime());
        if (fault.isEmpty()) {
            message.sent(clock.instant());
            return Step.DONE;
        }
        return put(message, fault.get());
    }

    private Step put(Message message, WeChatFault fault) {
        if (FOR_GOOD.contains(fault)) {
            message.keep(fault.name());
            return Step.DONE;
        }
        message.tryAgain(fault.name(), clock.instant());
        return OF_ALL.contains(fault) ? Step.WECHAT_AWAY : Step.DONE;
    }
}
