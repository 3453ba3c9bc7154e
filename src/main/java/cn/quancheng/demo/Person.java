package cn.quancheng.demo;

/** Someone of the demo city, with what makes them likelier to do this or that. */
final class Person {
    private static final long PURPOSE = Person.class.getSimpleName().hashCode();

    private static final double ENGAGED_SHARE = 1.0 / 8;
    private static final double ENGAGED_FACTOR = 5;
    private static final double CARELESS_SHARE = 1.0 / 16;
    private static final double CARELESS_FACTOR = 8;

    final int citizen;
    final int birthDay;
    final District district;
    /** For all that happens to this person, in its order. */
    final Dice dice;

    private final boolean engaged;
    private final boolean careless;

    Person(long seed, int citizen, int birthDay) {
        this.citizen = citizen;
        this.birthDay = birthDay;
        district = District.of(seed, citizen);
        dice = new Dice(seed, citizen, PURPOSE);
        engaged = dice.chance(ENGAGED_SHARE);
        careless = dice.chance(CARELESS_SHARE);
    }

    /** Whether this person has the habit; over the whole city the habit's share do. */
    boolean has(Habit habit) {
        return dice.chance(habit.share() * inclination(habit.trait()));
    }

    private double inclination(Habit.Trait trait) {
        return switch (trait) {
            case ANYONE -> 1;
            case ENGAGED -> engaged ? ENGAGED_FACTOR : rest(ENGAGED_SHARE, ENGAGED_FACTOR);
            case CARELESS -> careless ? CARELESS_FACTOR : rest(CARELESS_SHARE, CARELESS_FACTOR);
        };
    }

    /** The factor of all others, so that the mean over everyone is 1. */
    private static double rest(double share, double factor) {
        return (1 - share * factor) / (1 - share);
    }
}
