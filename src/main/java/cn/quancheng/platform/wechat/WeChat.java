package cn.quancheng.platform.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage.MsgData;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.quancheng.platform.wechat.WeChatSettings.Template;
import jakarta.enterprise.context.ApplicationScoped;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.apache.DefaultApacheHttpClientBuilder;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import static cn.quancheng.platform.wechat.WeChatFault.NOT_CONFIGURED;
import static cn.quancheng.platform.wechat.WeChatFault.SLOW;
import static cn.quancheng.platform.wechat.WeChatFault.UNEXPECTED;
import static cn.quancheng.platform.wechat.WeChatFault.UNREACHABLE;

/** The mini-program's WeChat. Nothing is tried twice here: whoever asks knows whether it may be asked again. */
@ApplicationScoped
public class WeChat {
    private static final Logger LOG = Logger.getLogger(WeChat.class);

    /** What a code of {@code wx.login} looks like. Others are not sent: the library puts them into an address as they are. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final WeChatSettings settings;
    private final Optional<WxMaService> miniProgram;

    WeChat(WeChatSettings settings) {
        this.settings = settings;
        this.miniProgram = settings.appId().flatMap(id -> settings.secret().map(secret -> service(id, secret)));
    }

    private WxMaService service(String appId, String secret) {
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(appId);
        config.setSecret(secret);
        config.setApiHostUrl(settings.host());
        // The plain access token of one replica would end another replica's.
        config.useStableAccessToken(true);
        DefaultApacheHttpClientBuilder http = DefaultApacheHttpClientBuilder.get();
        int millis = (int) settings.timeout().toMillis();
        http.setConnectionTimeout(millis);
        http.setSoTimeout(millis);
        http.setConnectionRequestTimeout(millis);
        config.setApacheHttpClientBuilder(http);
        WxMaService service = new WxMaServiceImpl();
        service.setWxMaConfig(config);
        service.setMaxRetryTimes(0);
        return service;
    }

    /** Asks who showed a code of {@code wx.login}. */
    public WeChatAnswer whoShowed(String code) {
        if (miniProgram.isEmpty()) {
            return new WeChatAnswer.Unanswered(NOT_CONFIGURED);
        }
        if (!CODE.matcher(code).matches()) {
            return new WeChatAnswer.Unanswered(WeChatFault.CODE_REFUSED);
        }
        try {
            String openid =
                    miniProgram.get().getUserService().getSessionInfo(code).getOpenid();
            return openid == null || openid.isBlank()
                    ? new WeChatAnswer.Unanswered(UNEXPECTED)
                    : new WeChatAnswer.Openid(openid);
        } catch (WxErrorException | RuntimeException e) {
            return new WeChatAnswer.Unanswered(fault(e));
        }
    }

    /** Whether messages of this kind have a template, so that they can be sent. */
    public boolean canSend(String kind) {
        return miniProgram.isPresent() && settings.templates().containsKey(kind);
    }

    /**
     * Sends a subscribe message.
     *
     * @param kind of which there must be a template
     * @param what happened, in at most 20 characters: a telephone shows it to whoever looks at it
     * @return why it was not sent; empty when it was
     */
    public Optional<WeChatFault> send(String openid, String kind, String what, LocalDateTime when) {
        Template template = settings.templates().get(kind);
        if (template == null || miniProgram.isEmpty()) {
            return Optional.of(NOT_CONFIGURED);
        }
        WxMaSubscribeMessage message = WxMaSubscribeMessage.builder()
                .toUser(openid)
                .templateId(template.id())
                .page(settings.page())
                .data(List.of(new MsgData(template.what(), what), new MsgData(template.when(), MINUTE.format(when))))
                .build();
        try {
            miniProgram.get().getSubscribeService().sendSubscribeMsg(message);
            return Optional.empty();
        } catch (WxErrorException | RuntimeException e) {
            return Optional.of(fault(e));
        }
    }

    /** Messages of the library quote addresses, and tokens in them: what is logged is the fault, and WeChat's number. */
    private static WeChatFault fault(Exception e) {
        if (e instanceof WxErrorException answered) {
            int code = answered.getError().getErrorCode();
            WeChatFault fault = WeChatFault.of(code);
            if (fault == WeChatFault.CREDENTIALS || fault == UNEXPECTED) {
                LOG.errorf("WeChat answered %d (%s)", code, fault);
            }
            return fault;
        }
        WeChatFault fault = unanswered(e);
        LOG.warnf("WeChat is not to be had: %s (%s)", fault, e.getClass().getSimpleName());
        return fault;
    }

    private static WeChatFault unanswered(Throwable e) {
        if (e instanceof SocketTimeoutException) {
            return SLOW;
        }
        if (e instanceof IOException) {
            return UNREACHABLE;
        }
        return e.getCause() == null ? UNEXPECTED : unanswered(e.getCause());
    }
}
