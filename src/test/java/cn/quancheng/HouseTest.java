package cn.quancheng;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Holds the house of docs/architecture.md: which room may use which, and what no room may do. */
@AnalyzeClasses(packages = "cn.quancheng", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    private static final String HOUSE = "cn.quancheng.";
    private static final List<String> GROUND = List.of("platform", "security", "audit");

    /** What each room may use besides itself and, but for the kernel, the ground. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("scoring", List.of()),
            Map.entry("journal", List.of()),
            Map.entry("intake", List.of("journal")),
            Map.entry("models", List.of("scoring")),
            Map.entry("learning", List.of("scoring", "models")),
            Map.entry("messages", List.of()),
            Map.entry("citizens", List.of("models", "scoring", "intake", "journal", "messages")),
            Map.entry("ledger", List.of("models", "citizens", "scoring", "intake", "journal", "messages")),
            Map.entry("scores", List.of("scoring", "models", "ledger", "citizens", "journal", "messages", "scenarios")),
            Map.entry("reviews", List.of("citizens", "journal")),
            Map.entry(
                    "declarations",
                    List.of("reviews", "ledger", "citizens", "models", "journal", "messages", "intake")),
            Map.entry("appeals", List.of("reviews", "scores", "ledger", "citizens", "models", "journal", "messages")),
            Map.entry("commitments", List.of("reviews", "ledger", "citizens", "models", "journal", "messages")),
            Map.entry(
                    "benefits",
                    List.of(
                            "scenarios",
                            "merchants",
                            "scores",
                            "scoring",
                            "citizens",
                            "ledger",
                            "models",
                            "journal",
                            "messages",
                            "reviews")),
            Map.entry("reports", List.of("scores", "citizens", "ledger", "models", "scoring", "journal")),
            Map.entry("merchants", List.of("scenarios", "scoring")),
            Map.entry("scenarios", List.of("scoring")),
            Map.entry("oversight", List.of("citizens")),
            Map.entry("monthlyrun", List.of("models", "scoring", "ledger", "scores", "journal")),
            Map.entry("simulation", List.of("models", "scoring", "ledger", "citizens", "scenarios", "journal")),
            Map.entry(
                    "statistics",
                    List.of("monthlyrun", "models", "scoring", "citizens", "ledger", "intake", "benefits")),
            Map.entry("web", List.of("scores", "models", "scoring", "ledger")),
            Map.entry(
                    "demo",
                    List.of(
                            "citizens",
                            "ledger",
                            "monthlyrun",
                            "scores",
                            "models",
                            "intake",
                            "scoring",
                            "journal",
                            "scenarios",
                            "merchants",
                            "benefits")));

    @ArchTest
    static final ArchRule the_rooms_have_no_cycles =
            slices().matching("cn.quancheng.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void a_room_uses_only_the_rooms_that_it_may(JavaClasses house) {
        MAY_USE.forEach((room, others) -> {
            List<String> allowed = new ArrayList<>(others);
            allowed.add(room);
            if (!room.equals("scoring")) {
                allowed.addAll(GROUND);
            }
            noClasses()
                    .that()
                    .resideInAPackage(HOUSE + room + "..")
                    .should()
                    .dependOnClassesThat(be(inTheHouseOutsideOf(allowed)))
                    .because("the table of rooms in docs/architecture.md says so")
                    .check(house);
        });
    }

    @ArchTest
    static final ArchRule the_ground_uses_no_room = noClasses()
            .that()
            .resideInAnyPackage(HOUSE + "platform..", HOUSE + "security..", HOUSE + "audit..")
            .should()
            .dependOnClassesThat(be(inTheHouseOutsideOf(GROUND)));

    @ArchTest
    static final ArchRule every_room_stands_in_the_table = classes().should().resideInAnyPackage(roomsAndGround());

    @ArchTest
    static final ArchRule the_kernel_knows_nothing_but_the_jdk = noClasses()
            .that()
            .resideInAPackage(HOUSE + "scoring..")
            .should()
            .dependOnClassesThat(be(resideInAnyPackage("java..", "org.jspecify..", HOUSE + "scoring..")
                    .negate()));

    @ArchTest
    static final ArchRule the_kernel_has_no_clock_and_no_files = noClasses()
            .that()
            .resideInAPackage(HOUSE + "scoring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule only_learning_knows_what_it_fits_with = noClasses()
            .that()
            .resideOutsideOfPackage(HOUSE + "learning..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tribuo..", "com.oracle.labs.mlrg..", "de.bwaldvogel..");

    @ArchTest
    static final ArchRule resources_are_not_public =
            classes().that().areAnnotatedWith(Path.class).should().notBePublic();

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule nobody_asks_the_time_without_a_clock = noClasses()
            .should()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.YearMonth.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now");

    @ArchTest
    static final ArchRule a_transaction_comes_to_nothing_whatever_is_thrown =
            methods().that().areAnnotatedWith(Transactional.class).should(rollBackOnEveryException());

    @ArchTest
    static final ArchRule names_say_something = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("DTO");

    /** JTA commits on checked exceptions, an SQLException among them, unless it is told otherwise. */
    private static ArchCondition<JavaMethod> rollBackOnEveryException() {
        return new ArchCondition<>("roll back on every exception") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<Class<?>> classes =
                        List.of(method.getAnnotationOfType(Transactional.class).rollbackOn());
                events.add(new SimpleConditionEvent(
                        method, classes.contains(Exception.class), method.getFullName() + " rolls back on " + classes));
            }
        };
    }

    private static DescribedPredicate<JavaClass> inTheHouseOutsideOf(List<String> rooms) {
        String[] packages = rooms.stream().map(room -> HOUSE + room + "..").toArray(String[]::new);
        return resideInAPackage("cn.quancheng..")
                .and(resideInAnyPackage(packages).negate());
    }

    private static String[] roomsAndGround() {
        List<String> rooms = new ArrayList<>(MAY_USE.keySet());
        rooms.addAll(GROUND);
        return rooms.stream().map(room -> HOUSE + room + "..").toArray(String[]::new);
    }
}
