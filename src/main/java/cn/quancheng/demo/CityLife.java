package cn.quancheng.demo;

import cn.quancheng.benefits.counter.Visits;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.scenarios.MinimumTier;
import cn.quancheng.scenarios.Scenarios;
import cn.quancheng.scores.CurrentScore;
import cn.quancheng.scores.Scores;
import cn.quancheng.scoring.Tier;
import cn.quancheng.security.IdentityNumber;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What people of the city do with their scores: some go to the library on the city's first day, enough of them at one
 * offer for the library to be shown a number, and too few at another. Those before them are left to the demo's visitors.
 */
@ApplicationScoped
class CityLife {
    private static final String LIBRARY = "JINAN_LIBRARY";
    private static final String MANY_TAKE = "LIBRARY_DEPOSIT_FREE";
    private static final int MANY = 12;
    private static final String FEW_TAKE = "LIBRARY_LOAN_QUOTA";
    private static final int FEW = 3;

    /** So many, the first who agreed, do nothing by themselves. */
    private static final int LEFT_TO_VISITORS = 200;

    /** So many are looked at for one whose score opens nothing: there are few. */
    private static final int LOOKED_AT = 1000;

    private final Citizens citizens;
    private final Scores scores;
    private final Scenarios scenarios;
    private final Visits visits;

    CityLife(Citizens citizens, Scores scores, Scenarios scenarios, Visits visits) {
        this.citizens = citizens;
        this.scores = scores;
        this.scenarios = scenarios;
        this.visits = visits;
    }

    /**
     * Has those go to the library who have not been there.
     *
     * @param done hears how often something was taken, where anything was
     */
    void live(DemoCity city, Consumer<Step> done) throws SQLException {
        Stopwatch watch = new Stopwatch();
        List<Long> readers = readers(city);
        long taken = take(readers, MANY_TAKE) + take(readers.subList(0, Math.min(FEW, readers.size())), FEW_TAKE);
        if (taken > 0) {
            done.accept(new Step("信易+ 核销", taken, "次", watch.lap()));
        }
    }

    /** The one who may have most of those left to visitors, and one who may have nothing, where there are such. */
    List<Guest> guests(DemoCity city) {
        List<Guest> first = guests(city, LEFT_TO_VISITORS).toList();
        Stream<Guest> most = Stream.of(MinimumTier.values())
                .sorted(Comparator.reverseOrder())
                .flatMap(tier -> first.stream().filter(guest -> tier.isReachedBy(guest.tier())))
                .limit(1);
        Stream<Guest> none = guests(city, LOOKED_AT)
                .filter(guest -> !MinimumTier.A.isReachedBy(guest.tier()))
                .limit(1);
        return Stream.concat(most, none).toList();
    }

    private Stream<Guest> guests(DemoCity city, int atMost) {
        int[] agreed = city.agreed().limit(atMost).toArray();
        return IntStream.range(0, agreed.length)
                .boxed()
                .flatMap(n ->
                        citizen(city, agreed[n])
                                .flatMap(this::tier)
                                .map(tier -> new Guest("demo-" + (n + 1), tier))
                                .stream());
    }

    private List<Long> readers(DemoCity city) {
        return city.agreed()
                .skip(LEFT_TO_VISITORS)
                .boxed()
                .flatMap(index -> citizen(city, index).stream())
                .filter(citizen ->
                        tier(citizen).filter(MinimumTier.A::isReachedBy).isPresent())
                .limit(MANY)
                .toList();
    }

    /** Offers that an edited catalogue has no more are passed over. */
    private long take(List<Long> readers, String scenario) throws SQLException {
        if (scenarios
                .published(scenario)
                .flatMap(offer -> offer.partner(LIBRARY))
                .isEmpty()) {
            return 0;
        }
        long taken = 0;
        for (long reader : readers) {
            if (!visits.hasTaken(reader, scenario) && visits.visit(reader, scenario, DemoMerchants.login(LIBRARY))) {
                taken++;
            }
        }
        return taken;
    }

    private Optional<Long> citizen(DemoCity city, int index) {
        try {
            return citizens.find(new IdentityNumber(city.idNumber(index))).map(Citizen::id);
        } catch (SQLException e) {
            throw new IllegalStateException("a citizen of the demo city could not be found", e);
        }
    }

    private Optional<Tier> tier(long citizen) {
        try {
            Optional<CurrentScore> score = scores.current(citizen);
            return score.map(it -> scores.model(it.run()).tiers().get(it.line().tier()));
        } catch (SQLException e) {
            throw new IllegalStateException("a score of the demo city could not be read", e);
        }
    }
}
