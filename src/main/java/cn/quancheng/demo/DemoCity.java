package cn.quancheng.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A made-up Jinan of any size, the same for the same arguments on every machine. Its people's identity numbers are
 * valid but of an area code, 370199, that is assigned to no place, so that they are nobody's. Nothing of the city is
 * held in memory: each citizen is made from the seed and their index, as often as asked.
 */
public final class DemoCity {
    /** What is written when nothing else is asked for. */
    public static final int DEFAULT_RECORDS_PER_CITIZEN = 6;

    private static final int MOST_RECORDS_PER_CITIZEN = 200;
    private static final int DAYS_OF_AGREEING = 700;
    private static final int ADULT = 18;
    /** How many people's ages tell how many records the city will have. */
    private static final int SAMPLE = 1000;

    private final int citizens;
    private final long seed;
    private final LocalDate today;
    private final Births births;
    private final IdentityNumbers numbers;
    private final double density;

    /**
     * Founds a city.
     *
     * @param citizens how many live there, 0 to about 32 million; one in twenty-five of them under 18
     * @param recordsPerCitizen how many records one has on average, about, 2 to 200; everyday records grow with it,
     *     rare ones (honours, penalties) do not
     * @param seed another one is another city
     * @param today the day before which everything happens that the records tell
     * @throws IllegalArgumentException when there are more citizens than the area code has numbers for, or the
     *     average is out of its range
     */
    public DemoCity(int citizens, int recordsPerCitizen, long seed, LocalDate today) {
        if (recordsPerCitizen < 2 || recordsPerCitizen > MOST_RECORDS_PER_CITIZEN) {
            throw new IllegalArgumentException("a demo citizen has 2 to " + MOST_RECORDS_PER_CITIZEN
                    + " records on average, not " + recordsPerCitizen);
        }
        this.citizens = citizens;
        this.seed = seed;
        this.today = today;
        births = new Births(citizens, seed, today);
        numbers = new IdentityNumbers(births);
        density = density(recordsPerCitizen);
    }

    /** How many live here. */
    public int citizens() {
        return citizens;
    }

    /** A citizen's identity number, of 18 characters; no two citizens have the same. */
    public String idNumber(int citizen) {
        return numbers.of(citizen);
    }

    /** A citizen's name, in Chinese characters; many share one. */
    public String name(int citizen) {
        boolean man = births.sequence(citizen) % 2 == 1;
        return Names.of(seed, citizen, birthDate(citizen).getYear(), man);
    }

    /** The day on which a citizen was born. */
    public LocalDate birthDate(int citizen) {
        return LocalDate.ofEpochDay(births.birthDay(citizen));
    }

    /** The district or county of Jinan in which a citizen lives, in Chinese. */
    public String district(int citizen) {
        return District.of(seed, citizen).chinese;
    }

    /**
     * The day on which a citizen agreed to be scored, counted from 1970-01-01; {@link DemoRecord#NONE} where that never
     * was. Most have, once they were adults; one in ten has not, and so has no score.
     */
    int agreedOn(int citizen) {
        int agreedFrom = (int) today.minusDays(DAYS_OF_AGREEING).toEpochDay();
        int adult = (int) birthDate(citizen).plusYears(ADULT).toEpochDay();
        int agreed = Math.max(adult, agreedFrom + citizen % DAYS_OF_AGREEING);
        return citizen % 10 == 7 || agreed > today.toEpochDay() ? DemoRecord.NONE : agreed;
    }

    /** Those who agreed, in the order of their indexes. */
    IntStream agreed() {
        return IntStream.range(0, citizens).filter(citizen -> agreedOn(citizen) != DemoRecord.NONE);
    }

    /** Those who could agree and have not, in the order of their indexes. */
    IntStream undecided() {
        return IntStream.range(0, citizens)
                .filter(citizen -> agreedOn(citizen) == DemoRecord.NONE
                        && !birthDate(citizen).plusYears(ADULT).isAfter(today));
    }

    /** Hands out every record, citizen by citizen, with running numbers. */
    public void records(Consumer<DemoRecord> sink) {
        Chronicle chronicle = new Chronicle(seed, births, density, today, sink);
        for (int citizen = 0; citizen < citizens; citizen++) {
            chronicle.tell(citizen);
        }
    }

    /** Hands out the repairs of those records that were repaired before today, in the records' order. */
    public void repairs(Consumer<Repair> sink) {
        records(demo -> {
            if (demo.repairedOn() != DemoRecord.NONE) {
                sink.accept(new Repair(demo.department(), demo.recordNo(), LocalDate.ofEpochDay(demo.repairedOn())));
            }
        });
    }

    /**
     * Writes the population register as CSV with a heading, lines ended by a line feed, and flushes.
     *
     * @throws UncheckedIOException when the writer fails
     */
    public void writeCitizens(Writer to) {
        try {
            new CsvFiles(this, numbers, today, to).citizens();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes every record as CSV with a heading, in the columns that departments report, and flushes.
     *
     * @throws UncheckedIOException when the writer fails
     */
    public void writeRecords(Writer to) {
        try {
            new CsvFiles(this, numbers, today, to).records();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How much more often than usual everyday things are recorded here, so that the average comes out. */
    private double density(int recordsPerCitizen) {
        double rare = 0;
        double everyday = 0;
        int sampled = Math.min(SAMPLE, citizens);
        for (int i = 0; i < sampled; i++) {
            int age = (int) today.toEpochDay() - 1 - births.birthDay((int) ((long) i * citizens / sampled));
            for (Habit habit : Habit.ALL) {
                double expected = habit.daysOpen(age) > 0 ? habit.share() * habit.mean() : 0;
                rare += habit.growsWithDensity() ? 0 : expected;
                everyday += habit.growsWithDensity() ? expected : 0;
            }
        }
        return sampled == 0 ? 1 : ((double) recordsPerCitizen * sampled - rare) / everyday;
    }
}
