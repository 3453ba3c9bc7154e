package cn.quancheng.security.accounts;

import cn.quancheng.platform.DataFolder;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;

/** At the first start there is nobody who could make accounts: this makes the one who can. */
@ApplicationScoped
class FirstOperator {
    private static final Logger LOG = Logger.getLogger(FirstOperator.class);
    private static final String LOGIN = "operator";
    private static final String SECRET = "operator-password";

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountSettings settings;
    private final DataFolder folder;

    FirstOperator(Accounts accounts, Passwords passwords, AccountSettings settings, DataFolder folder) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.settings = settings;
        this.folder = folder;
    }

    @Startup
    void make() {
        if (ConfigUtils.isProfileActive("demo")) {
            return; // The demo has accounts of its own.
        }
        if (accounts.ensureAnyOperator(LOGIN, this::password)) {
            LOG.infof(
                    "Made the first account, %s. Its password is %s",
                    LOGIN,
                    settings.operatorPassword().isPresent()
                            ? "the one given by QUANCHENG_OPERATOR_PASSWORD"
                            : "in " + folder.folder("secrets").resolve(SECRET));
        }
    }

    private String password() {
        return settings.operatorPassword()
                .orElseGet(() -> new String(
                        folder.secret(SECRET, () -> passwords.generate().getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.US_ASCII));
    }
}
