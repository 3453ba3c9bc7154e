package cn.quancheng.security.accounts;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the gate says to a login and a secret. */
public sealed interface Admission {
    /**
     * They belong together, and the account may sign in this way.
     *
     * @param tokenVersion of the account as its secret was compared: what changed since ends the token
     */
    record Admitted(String login, Set<Role> roles, Optional<DepartmentGrant> department, int tokenVersion)
            implements Admission {}

    /** They do not; nothing tells whether there is such a login. */
    record Refused() implements Admission {}

    /** There were too many failures: not even the right secret helps before this has passed. */
    record Locked(Duration retryAfter) implements Admission {
        /** The same in whole seconds, rounded up, as HTTP has it. */
        public long seconds() {
            return retryAfter.toSeconds() + 1;
        }
    }
}
