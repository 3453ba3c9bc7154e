package cn.quancheng.benefits.counter;

import cn.quancheng.benefits.codes.CodeText;
import cn.quancheng.benefits.codes.Codes;
import cn.quancheng.merchants.Counter;
import cn.quancheng.merchants.Merchants;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.Connection;
import java.sql.SQLException;

/** Whole visits to a counter, as people of the demo city make them; everybody else comes by the doors. */
@ApplicationScoped
public class Visits {
    private static final String TAKEN = """
            SELECT 1 FROM benefit_checks
            WHERE citizen_id = ? AND scenario = ? AND taken_at IS NOT NULL LIMIT 1
            """;

    private final Codes codes;
    private final Checks checks;
    private final Redemptions redemptions;
    private final Merchants merchants;
    private final AgroalDataSource database;

    Visits(Codes codes, Checks checks, Redemptions redemptions, Merchants merchants, AgroalDataSource database) {
        this.codes = codes;
        this.checks = checks;
        this.redemptions = redemptions;
        this.merchants = merchants;
        this.database = database;
    }

    /** Whether a citizen took an offer already, at whatever merchant's. */
    public boolean hasTaken(long citizenId, String scenario) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.first(connection, TAKEN, row -> true, citizenId, scenario)
                    .isPresent();
        }
    }

    /**
     * A citizen asks for a code and shows it, and what the merchant is told to give is taken.
     *
     * @param login the merchant's account
     * @return whether it was given
     * @throws Refusal where the citizen gets no code, or the merchant may not ask
     */
    public boolean visit(long citizenId, String scenario, String login) throws SQLException {
        Counter counter = merchants.counter(login).orElseThrow(Checks::notYours);
        CodeText code = codes.make(citizenId, scenario).code();
        if (checks.check(login, new CheckRequest(code.letters(), null, scenario)) instanceof Asked.Yes yes) {
            redemptions.take(counter, yes.checkId());
            return true;
        }
        return false;
    }
}
