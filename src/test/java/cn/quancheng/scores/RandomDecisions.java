package cn.quancheng.scores;

import cn.quancheng.IdentityNumbers;
import cn.quancheng.citizens.Agreed;
import cn.quancheng.citizens.Agreements;
import cn.quancheng.citizens.Channel;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.intake.Batch;
import cn.quancheng.intake.BatchState;
import cn.quancheng.intake.Intake;
import cn.quancheng.intake.Sending;
import cn.quancheng.intake.SentFile;
import cn.quancheng.ledger.Closing;
import cn.quancheng.ledger.ClosingKind;
import cn.quancheng.ledger.Ledger;
import cn.quancheng.ledger.RecordDecisions;
import cn.quancheng.ledger.RecordKey;
import cn.quancheng.models.Notices;
import cn.quancheng.monthlyrun.MonthlyRun;
import cn.quancheng.monthlyrun.Started;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.accounts.DepartmentGrant;
import jakarta.enterprise.context.ApplicationScoped;
import org.awaitility.Awaitility;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that changes what is known of a citizen, done at random to a few of them; for several threads at once. */
@ApplicationScoped
class RandomDecisions {
    private static final Sending SENDING = new Sending("a test", Optional.empty());
    private static final int PEOPLE = 24;
    private static final String DEPARTMENT = "示例部门";
    private static final DepartmentGrant EVERYTHING =
            new DepartmentGrant(DEPARTMENT, Set.of(DepartmentGrant.EVERY_ITEM), true);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 6);
    private static final List<String> FACTS = List.of(
            "HONOR,MUNICIPAL,,%s,,,,",
            "VOLUNTEER_SERVICE,,700,%s,,,,",
            "GENERAL_PENALTY,,,%s,,D,ORDINARY,",
            "UNCIVIL_BEHAVIOR,LITTERING,,%s,,D,ORDINARY,",
            "UTILITIES_PAID_ON_TIME,,,%s,,,,");

    private final Citizens register;
    private final Ledger ledger;
    private final RecordDecisions decisions;
    private final RandomCases cases;
    private final Agreements agreements;
    private final Notices notices;
    private final MonthlyRun runs;
    private final Intake intake;

    private final List<String> people = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final List<String> records = new CopyOnWriteArrayList<>();
    private final AtomicLong given = new AtomicLong();
    private YearMonth month = YearMonth.of(2026, 12);

    RandomDecisions(
            Citizens register,
            Ledger ledger,
            RecordDecisions decisions,
            RandomCases cases,
            Agreements agreements,
            Notices notices,
            MonthlyRun runs,
            Intake intake) {
        this.register = register;
        this.ledger = ledger;
        this.decisions = decisions;
        this.cases = cases;
        this.agreements = agreements;
        this.notices = notices;
        this.runs = runs;
        this.intake = intake;
    }

    /** Registers the people, half of whom agree, gives them records, and publishes the month. */
    void found(YearMonth published) throws Exception {
        month = published;
        StringBuilder csv = new StringBuilder("id_number,name,district,agreed_on,agreement_no\n");
        for (int i = 0; i < PEOPLE; i++) {
            String person = IdentityNumbers.next();
            people.add(person);
            csv.append(person).append(",示例,历下区,");
            csv.append(i % 2 == 0 ? "2026-05-01," + number() : ",").append('\n');
        }
        load(csv.toString(), file -> register.load(SENDING, SentFile.csv(file)));
        for (String person : people) {
            numbers.add(citizen(person).id());
        }
        Random random = new Random(1);
        for (int i = 0; i < 10; i++) {
            report(random);
        }
        run();
    }

    List<Long> citizens() {
        return List.copyOf(numbers);
    }

    /** The kinds of cases that something came of. */
    Set<String> cases() {
        return cases.done();
    }

    /** Does one thing; what the rules refuse is refused, and anything else that fails fails the test. */
    void step(Random random) {
        try {
            switch (random.nextInt(32)) {
                case 0 -> run();
                case 1, 2 -> report(random);
                case 3, 4 -> registerAgain(random);
                case 5 -> closeInAFile(random);
                case 6 -> withdraw(random);
                case 7, 8, 9, 10, 11 -> agree(random);
                case 12, 13 ->
                    decisions.close(
                            record(random),
                            new Closing(ClosingKind.REVOKED, TODAY.minusDays(random.nextInt(5)), "D"),
                            "a test");
                case 14, 15 -> decisions.reopen(record(random), "a test", "a test");
                default -> cases.step(random, people.get(random.nextInt(PEOPLE)));
            }
        } catch (Refusal refused) {
            if (refused.kind() != Refusal.Kind.CONFLICT) {
                throw refused;
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void run() throws Exception {
        if (runs.start(month, "a test", "a test") instanceof Started.Running running) {
            runs.await(running.run().id());
        }
    }

    private void withdraw(Random random) throws Exception {
        agreements.withdraw(numbers.get(random.nextInt(PEOPLE)), "the citizen", null);
    }

    /** Mostly today: an older paper than the last is refused. */
    private void agree(Random random) throws Exception {
        LocalDate on = random.nextInt(3) == 0 ? TODAY.minusDays(random.nextInt(12)) : TODAY;
        agreements.agree(
                citizen(people.get(random.nextInt(PEOPLE))),
                new Agreed(Channel.MINI_PROGRAM, notices.current(), on, number()),
                "the citizen",
                null);
    }

    /** A file with a status, and with a paper of some day that may be older or newer than what there is. */
    private void registerAgain(Random random) throws Exception {
        StringBuilder csv = new StringBuilder("id_number,name,district,status,agreed_on,agreement_no\n");
        for (int i = random.nextInt(PEOPLE); i < PEOPLE; i += 3) {
            csv.append(people.get(i)).append(",示例,历下区,");
            csv.append(random.nextInt(4) == 0 ? "MOVED" : "ACTIVE");
            csv.append(random.nextBoolean() ? ",2026-0" + (1 + random.nextInt(9)) + "-11," + number() : ",,");
            csv.append('\n');
        }
        load(csv.toString(), file -> register.load(SENDING, SentFile.csv(file)));
    }

    private void report(Random random) throws Exception {
        StringBuilder csv = new StringBuilder(
                "record_no,id_number,name,item,grade,quantity,occurred_on,valid_until,document_no,procedure,department\n");
        List<String> reported = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String number = number();
            reported.add(number);
            csv.append(number)
                    .append(',')
                    .append(people.get(random.nextInt(PEOPLE)))
                    .append(",示例,");
            csv.append(FACTS.get(random.nextInt(FACTS.size())).formatted("2026-0" + (4 + random.nextInt(6)) + "-15"));
            csv.append(DEPARTMENT).append('\n');
        }
        load(csv.toString(), file -> ledger.load(SENDING, EVERYTHING, SentFile.csv(file)));
        records.addAll(reported);
    }

    /** Some are closed already, and refused in the file. */
    private void closeInAFile(Random random) throws Exception {
        StringBuilder csv = new StringBuilder("record_no,kind,closed_on,document_no\n");
        for (int i = 0; i < 6; i++) {
            csv.append(record(random).recordNo()).append(",DELISTED,2026-12-0").append(1 + random.nextInt(6));
            csv.append(",D\n");
        }
        applied(ledger.close(SENDING, EVERYTHING, SentFile.csv(file(csv.toString()))));
    }

    /** Of a paper or a record: none is like another. */
    private String number() {
        return "fire " + given.incrementAndGet();
    }

    private RecordKey record(Random random) {
        return new RecordKey(DEPARTMENT, records.get(random.nextInt(records.size())));
    }

    private Citizen citizen(String person) throws Exception {
        return register.find(new IdentityNumber(person)).orElseThrow();
    }

    private interface Loading {
        Batch send(InputStream file) throws Exception;
    }

    private void load(String csv, Loading loading) throws Exception {
        if (applied(loading.send(file(csv))).rejected() > 0) {
            throw new IllegalStateException("a file was not taken in whole");
        }
    }

    private Batch applied(Batch sent) {
        Batch done = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> intake.find(sent.batchId()).orElseThrow(),
                        found -> found.state().isFinal());
        if (done.state() != BatchState.DONE) {
            throw new IllegalStateException("a file was not applied: " + done);
        }
        return done;
    }

    private static InputStream file(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
