package cn.quancheng.oversight;

import cn.quancheng.audit.AuditLine;
import cn.quancheng.platform.Messages;
import cn.quancheng.security.accounts.AccountHolder;
import cn.quancheng.security.accounts.AccountKind;
import cn.quancheng.security.accounts.Accounts;
import cn.quancheng.security.accounts.Role;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.stream.Collectors;

/** Words the book's lines for the citizen whom they are about. */
@ApplicationScoped
class Accesses {
    /** How the service names itself in the book. */
    private static final String ITSELF = "quancheng";

    private final Accounts accounts;
    private final Messages messages;

    Accesses(Accounts accounts, Messages messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    /**
     * The lines in words.
     *
     * @param self how the book names the citizen
     */
    List<Access> inWords(List<AuditLine> lines, String self) {
        Map<String, AccountHolder> holders =
                accounts.holders(lines.stream().map(AuditLine::actor).collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> access(line, self, holders.get(line.actor())))
                .toList();
    }

    private Access access(AuditLine line, String self, @Nullable AccountHolder holder) {
        Access.Kind by = kind(line.actor(), self, holder);
        return new Access(
                line.id(),
                line.at(),
                by,
                who(by, holder),
                line.action(),
                words("act-" + line.action(), messages.text("oversight.act-OTHER")),
                line.reason() == null ? null : words("why-" + line.reason(), line.reason()));
    }

    private static Access.Kind kind(String actor, String self, @Nullable AccountHolder holder) {
        if (actor.equals(self)) {
            return Access.Kind.SELF;
        }
        if (actor.startsWith("sign-in/")) {
            return Access.Kind.SIGN_IN;
        }
        if (holder == null) {
            return actor.equals(ITSELF) || actor.contains("/") ? Access.Kind.SERVICE : Access.Kind.STAFF;
        }
        return switch (holder.kind()) {
            case STAFF -> Access.Kind.STAFF;
            case DEPARTMENT -> Access.Kind.DEPARTMENT;
            case MERCHANT, CASHIER -> Access.Kind.MERCHANT;
        };
    }

    private String who(Access.Kind by, @Nullable AccountHolder holder) {
        if (holder == null) {
            return messages.text("oversight.who-" + (by == Access.Kind.STAFF ? "FORMER_STAFF" : by.name()));
        }
        String name = holder.kind() == AccountKind.STAFF
                ? holder.roles().stream().map(this::office).collect(Collectors.joining("、"))
                : holder.organisation();
        return messages.text("oversight.who-" + by, name);
    }

    private String office(Role role) {
        return words("role-" + role, messages.text("oversight.role-OTHER"));
    }

    private String words(String key, String otherwise) {
        try {
            return messages.text("oversight." + key);
        } catch (MissingResourceException e) {
            return otherwise;
        }
    }
}
