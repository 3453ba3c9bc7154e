package cn.quancheng.demo;

import java.time.LocalDate;
import java.util.function.Consumer;

/** One walk through the city that tells what happened to each of its people. */
final class Chronicle {
    private static final Weighted HONOR_GRADES = new Weighted(4, 11, 29, 56);
    private static final Weighted UNCIVIL_KINDS = new Weighted(20, 16, 18, 4, 2, 4, 12, 3, 2, 6, 5, 6, 5);

    private static final double REPAIRED_SHARE = 0.4;
    private static final int REPAIR_TAKES_UP_TO_DAYS = 150;
    private static final int DOCUMENTS_PER_YEAR = 4800;

    private final long seed;
    private final Births births;
    private final double density;
    private final int yesterday;
    private final Consumer<DemoRecord> sink;

    private long number;

    Chronicle(long seed, Births births, double density, LocalDate today, Consumer<DemoRecord> sink) {
        this.seed = seed;
        this.births = births;
        this.density = density;
        this.yesterday = (int) today.toEpochDay() - 1;
        this.sink = sink;
    }

    void tell(int citizen) {
        Person person = new Person(seed, citizen, births.birthDay(citizen));
        for (Habit habit : Habit.ALL) {
            int daysOpen = habit.daysOpen(yesterday - person.birthDay);
            if (daysOpen > 0 && person.has(habit)) {
                int times = habit.times(density, person.dice);
                for (int i = 0; i < times; i++) {
                    sink.accept(record(person, habit.item(), daysOpen));
                }
            }
        }
    }

    private DemoRecord record(Person person, DemoItem item, int daysOpen) {
        number++;
        int grade = grade(item, person.dice);
        Office office = Office.reporting(item, grade, person.dice);
        return item.adverse()
                ? adverse(person, item, grade, office, daysOpen)
                : favourable(person, item, grade, office, daysOpen);
    }

    private DemoRecord adverse(Person person, DemoItem item, int grade, Office office, int daysOpen) {
        Dice dice = person.dice;
        LocalDate occurredOn = LocalDate.ofEpochDay(yesterday - dice.below(daysOpen));
        int serial = 1 + dice.below(DOCUMENTS_PER_YEAR);
        return new DemoRecord(
                person.citizen,
                number,
                item,
                grade,
                1,
                (int) occurredOn.toEpochDay(),
                DemoRecord.NONE,
                office.documentNo(item, person.district, occurredOn.getYear(), serial),
                office.nameIn(person.district),
                repair(item, occurredOn, dice));
    }

    private DemoRecord favourable(Person person, DemoItem item, int grade, Office office, int daysOpen) {
        Dice dice = person.dice;
        int occurredOn = yesterday - recent(daysOpen, dice);
        return new DemoRecord(
                person.citizen,
                number,
                item,
                grade,
                item == DemoItem.VOLUNTEER_SERVICE ? 180 + 60 * dice.below(30) : 1,
                occurredOn,
                item == DemoItem.PROFESSIONAL_QUALIFICATION ? validUntil(occurredOn, dice) : DemoRecord.NONE,
                "",
                office.nameIn(person.district),
                DemoRecord.NONE);
    }

    private static int grade(DemoItem item, Dice dice) {
        return switch (item) {
            case HONOR -> HONOR_GRADES.pick(dice);
            case UNCIVIL_BEHAVIOR -> UNCIVIL_KINDS.pick(dice);
            default -> DemoRecord.NONE;
        };
    }

    /** Days back, the nearer the likelier: what is good is reported more completely every year. */
    private static int recent(int daysOpen, Dice dice) {
        double throwOfDice = dice.unit();
        return (int) (daysOpen * throwOfDice * throwOfDice);
    }

    /** Two of five qualifications end, after three to six years. */
    private static int validUntil(int occurredOn, Dice dice) {
        return dice.chance(0.4) ? occurredOn + 365 * (3 + dice.below(4)) : DemoRecord.NONE;
    }

    private int repair(DemoItem item, LocalDate occurredOn, Dice dice) {
        if (!dice.chance(REPAIRED_SHARE)) {
            return DemoRecord.NONE;
        }
        int earliest = (int) occurredOn.plusMonths(item.repairableAfterMonths()).toEpochDay();
        int repairedOn = earliest + 1 + dice.below(REPAIR_TAKES_UP_TO_DAYS);
        return repairedOn <= yesterday ? repairedOn : DemoRecord.NONE;
    }
}
