package cn.quancheng.security.accounts;

import cn.quancheng.platform.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * An account that an operator asks for.
 *
 * @param roles the one of staff; departments and merchants have theirs
 */
@Schema(name = "AccountRequest", example = AccountRequest.EXAMPLE)
record AccountRequest(
        @NotNull String login,
        @NotNull AccountKind kind,
        @NotNull String displayName,
        @Nullable Set<Role> roles,
        @Valid @Nullable Grant department) {
    static final String EXAMPLE = """
            {"login":"civil-affairs","kind":"DEPARTMENT","displayName":"市民政局",
             "department":{"department":"市民政局","items":["VOLUNTEER_SERVICE","CHARITY_DONATION"],"forOthers":false}}""";

    /** What a department may report. */
    @Schema(name = "DepartmentGrantRequest")
    record Grant(
            @NotBlank @Size(max = 100) String department,
            @NotNull Set<@NotNull String> items,
            boolean forOthers) {
        DepartmentGrant granted() {
            return new DepartmentGrant(department, items, forOthers);
        }
    }

    NewAccount wanted() {
        Set<Role> given = roles == null ? Set.of() : roles;
        Set<Role> usual = switch (kind) {
            case STAFF -> given;
            case DEPARTMENT -> given.isEmpty() ? EnumSet.of(Role.DEPARTMENT) : given;
            case CASHIER ->
                throw Refusal.of(Refusal.Kind.UNPROCESSABLE, "accounts.invalid")
                        .violation("kind", "accounts.cashiers-by-merchants");
            case MERCHANT -> given.isEmpty() ? EnumSet.of(Role.MERCHANT) : given;
        };
        return new NewAccount(
                login, kind, displayName, usual, Optional.ofNullable(department).map(Grant::granted));
    }
}
