package cn.quancheng.security.accounts;

import cn.quancheng.platform.DataFolder;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** At the first start there is nobody who could make accounts: this makes the two who can, for one confirms the other's. */
@ApplicationScoped
class FirstOperators {
    private static final Logger LOG = Logger.getLogger(FirstOperators.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountSettings settings;
    private final DataFolder folder;

    FirstOperators(Accounts accounts, Passwords passwords, AccountSettings settings, DataFolder folder) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.folder = folder;
    }

    /** One of the two, and where its password comes from. */
    private record First(String login, String displayName, String setting, Optional<String> given) {
        String secret() {
            return login + "-password";
        }
    }

    private List<First> both() {
        return List.of(
                new First("operator", "首任管理员", "QUANCHENG_OPERATOR_PASSWORD", settings.operatorPassword()),
                new First("operator2", "第二管理员", "QUANCHENG_OPERATOR2_PASSWORD", settings.secondOperatorPassword()));
    }

    @Startup
    void make() {
        if (ConfigUtils.isProfileActive("demo")) {
            return; // The demo has accounts of its own.
        }
        for (First first : both()) {
            if (accounts.ensureFirstOperator(first.login(), first.displayName(), () -> password(first))) {
                LOG.infof(
                        "Made the first account, %s. Its password is %s",
                        first.login(),
                        first.given().isPresent()
                                ? "the one given by " + first.setting()
                                : "in " + folder.folder("secrets").resolve(first.secret()));
            } else if (settings.renewOperators()) {
                renew(first);
            }
        }
    }

    private void renew(First first) {
        String password = first.given()
                .orElseThrow(() -> new IllegalStateException("QUANCHENG_RENEW_OPERATORS needs " + first.setting()));
        accounts.reissue(first.login(), first.displayName(), password);
        LOG.warnf(
                "Gave the operator %s the password of %s. Take QUANCHENG_RENEW_OPERATORS away again",
                first.login(), first.setting());
    }

    private String password(First first) {
        return first.given()
                .orElseGet(() -> new String(
                        folder.secret(first.secret(), () -> passwords.generate().getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.US_ASCII));
    }
}
