package cn.quancheng.demo;

import java.util.List;

/**
 * What some of the city's people do, and how often.
 *
 * @param item what a record of it is of
 * @param share the part of those of the right age who do it at all
 * @param pace how many records such a person has
 * @param mean the mean of that number, in a city of ordinary density
 * @param trait what makes a person likelier to do it
 * @param fromAge the youngest age at which it happens, in years
 * @param toAge the oldest age of those who do it, in years
 * @param reach how many days back from yesterday it may have happened
 */
record Habit(DemoItem item, double share, Pace pace, double mean, Trait trait, int fromAge, int toAge, int reach) {

    /** How the number of a habit's records is thrown. */
    enum Pace {
        /** As many in every city. */
        RARE,
        /** About the mean; grows with the city's density. */
        REGULAR,
        /** Few for most and very many for some; grows with the city's density. */
        HEAVY_TAILED
    }

    /** What kind of person a habit belongs to. */
    enum Trait {
        ANYONE,
        /** The one in eight who does much for others, and from whom the higher tiers come. */
        ENGAGED,
        /** The one in sixteen whom most of the trouble comes from. */
        CARELESS
    }

    private static final int ANY_AGE = 120;
    private static final int MAX_RECORDS = 360;
    private static final double DAYS_PER_YEAR = 365.25;

    /** In the order in which a citizen's records stand in the file. */
    static final List<Habit> ALL = List.of(
            rare(DemoItem.REAL_NAME, 0.84, 1, Trait.ANYONE, 16, 1900),
            rare(DemoItem.PROFESSIONAL_QUALIFICATION, 0.16, 1, Trait.ANYONE, 20, 3000),
            rare(DemoItem.HONOR, 0.13, 2.4, Trait.ENGAGED, 16, 2300),
            rare(DemoItem.BRAVERY, 0.001, 1, Trait.ENGAGED, 18, 2100),
            rare(DemoItem.CIVIL_CONDUCT_COMMENDED, 0.1, 1.8, Trait.ENGAGED, 16, 900),
            regular(DemoItem.COMMITMENT_FULFILLED, 0.2, 1.5, Trait.ENGAGED, 18, 90, 500),
            regular(DemoItem.TAX_FILED_ON_TIME, 0.55, 1.3, Trait.ANYONE, 20, 63, 1000),
            regular(DemoItem.UTILITIES_PAID_ON_TIME, 0.74, 1.9, Trait.ANYONE, 18, ANY_AGE, 700),
            regular(DemoItem.HOUSING_LOAN_ON_TIME, 0.3, 1.9, Trait.ANYONE, 22, 62, 700),
            heavyTailed(DemoItem.PERK_FULFILLED, 0.2, 3, Trait.ENGAGED, 18, ANY_AGE, 600),
            heavyTailed(DemoItem.VOLUNTEER_SERVICE, 0.17, 8, Trait.ENGAGED, 15, 80, 1100),
            regular(DemoItem.CHARITY_DONATION, 0.17, 1.8, Trait.ENGAGED, 16, ANY_AGE, 1000),
            regular(DemoItem.BLOOD_DONATION, 0.06, 1.9, Trait.ENGAGED, 18, 55, 1100),
            rare(DemoItem.JUDGMENT_PERFORMED, 0.008, 1.1, Trait.CARELESS, 20, 900),
            rare(DemoItem.UNCIVIL_BEHAVIOR, 0.045, 1.3, Trait.CARELESS, 18, 800),
            rare(DemoItem.GENERAL_PENALTY, 0.025, 1.2, Trait.CARELESS, 18, 800),
            rare(DemoItem.SERIOUS_PENALTY, 0.006, 1, Trait.CARELESS, 18, 800),
            rare(DemoItem.FALSE_MATERIAL, 0.002, 1, Trait.CARELESS, 18, 800),
            rare(DemoItem.FALSE_DECLARATION, 0.002, 1, Trait.CARELESS, 18, 600),
            rare(DemoItem.ARREARS_REFUSED, 0.003, 1, Trait.CARELESS, 20, 1300),
            rare(DemoItem.JUDGMENT_UNPERFORMED, 0.005, 1.1, Trait.CARELESS, 20, 1000),
            rare(DemoItem.JUDGMENT_DEFAULTER, 0.006, 1, Trait.CARELESS, 22, 2200));

    private static Habit rare(DemoItem item, double share, double mean, Trait trait, int fromAge, int reach) {
        return new Habit(item, share, Pace.RARE, mean, trait, fromAge, ANY_AGE, reach);
    }

    private static Habit regular(
            DemoItem item, double share, double mean, Trait trait, int fromAge, int toAge, int reach) {
        return new Habit(item, share, Pace.REGULAR, mean, trait, fromAge, toAge, reach);
    }

    private static Habit heavyTailed(
            DemoItem item, double share, double mean, Trait trait, int fromAge, int toAge, int reach) {
        return new Habit(item, share, Pace.HEAVY_TAILED, mean, trait, fromAge, toAge, reach);
    }

    /**
     * How many of the days up to yesterday it may have happened on to someone; 0 or less when it cannot.
     *
     * @param age in days, yesterday
     */
    int daysOpen(int age) {
        // Two days more than the mean, so that the birthday has been reached whatever the leap years.
        int sinceOldEnough = age - (int) (fromAge * DAYS_PER_YEAR) - 2;
        return age > (toAge + 1) * DAYS_PER_YEAR ? 0 : Math.min(reach, sinceOldEnough);
    }

    /** How many records of it someone has who does it. */
    int times(double density, Dice dice) {
        return switch (pace) {
            case RARE -> dice.rounded(mean);
            case REGULAR -> dice.rounded(mean * density * (0.5 + dice.unit()));
            // One over the root of a throw has the mean 2 and no end of a tail.
            case HEAVY_TAILED ->
                Math.min(MAX_RECORDS, dice.rounded(mean * density / 2 / Math.sqrt(dice.unit() + 1e-9)));
        };
    }

    boolean growsWithDensity() {
        return pace != Pace.RARE;
    }
}
