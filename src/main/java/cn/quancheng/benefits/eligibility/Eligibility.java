package cn.quancheng.benefits.eligibility;

import cn.quancheng.citizens.Citizens;
import cn.quancheng.platform.Refusal;
import cn.quancheng.platform.Sql;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.security.IdentityFault;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.Tries;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out who of many can have an offer, among those who let this department ask. */
@ApplicationScoped
class Eligibility {
    /** Often enough for any work, and too seldom to watch anybody. */
    private static final int A_DAY = 3;

    /** So many faults of a request are named. */
    private static final int FAULTS = 20;

    private final Scenarios scenarios;
    private final Citizens citizens;
    private final Tries tries;
    private final AgroalDataSource database;
    private final Clock clock;

    Eligibility(Scenarios scenarios, Citizens citizens, Tries tries, AgroalDataSource database, Clock clock) {
        this.scenarios = scenarios;
        this.citizens = citizens;
        this.tries = tries;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @throws Refusal 400 where a number is none, 404 where there is no such offer, 429 beyond the day's number
     */
    @Transactional(rollbackOn = Exception.class)
    EligibilityResource.Answers check(String login, String department, EligibilityResource.Asked asked)
            throws SQLException {
        BenefitScenario scenario = scenarios
                .published(asked.scenario())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "benefits.no-scenario")
                        .violation("scenario", "benefits.no-scenario"));
        List<IdentityNumber> numbers = numbers(asked.citizens());
        Tries.Limit limit = new Tries.Limit("eligibility-" + scenario.code(), A_DAY, Duration.ofDays(1));
        if (tries.take(limit, department).isEmpty()) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "benefits.too-many-batches", A_DAY)
                    .header("Retry-After", "86400");
        }
        Map<IdentityNumber, Long> known = citizens.ids(numbers);
        LocalDate today = LocalDate.now(clock);
        Set<Long> eligible =
                eligible(login, department, scenario, known.values().toArray(), today);
        List<EligibilityResource.Answer> answers = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            Long citizen = known.get(numbers.get(i));
            answers.add(new EligibilityResource.Answer(
                    asked.citizens().get(i).ref(), citizen != null && eligible.contains(citizen)));
        }
        return new EligibilityResource.Answers(scenario.code(), today, answers);
    }

    /** Each by what it is; all that are none are named, the first of them at least. */
    private List<IdentityNumber> numbers(List<EligibilityResource.Person> people) {
        LocalDate today = LocalDate.now(clock);
        List<IdentityNumber> numbers = new ArrayList<>();
        Refusal refusal = Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400");
        int faults = 0;
        for (int i = 0; i < people.size() && faults < FAULTS; i++) {
            String typed = people.get(i).idNumber();
            Optional<IdentityFault> fault = IdentityNumber.fault(typed, today);
            if (fault.isPresent()) {
                refusal = refusal.violation(
                        "citizens[" + i + "].idNumber",
                        "citizens.id-number-" + fault.get().name());
                faults++;
            } else {
                numbers.add(IdentityNumber.parse(typed, today));
            }
        }
        if (faults > 0) {
            throw refusal;
        }
        return numbers;
    }

    private Set<Long> eligible(
            String login, String department, BenefitScenario scenario, Object[] people, LocalDate today)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new HashSet<>(Sql.list(
                    connection,
                    "SELECT * FROM check_benefit_of_many(?, ?, ?, ?, ?, ?, ?)",
                    row -> row.getLong(1),
                    login,
                    department,
                    scenario.code(),
                    scenario.minimumTier().name(),
                    connection.createArrayOf("bigint", people),
                    OffsetDateTime.now(clock),
                    today));
        }
    }
}
