package cn.quancheng.models;

import cn.quancheng.scoring.FactKind;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers by which packed histories name an item with its grade. A number is given once, at the first start that
 * knows the pair, and never changes nor names another pair: a history written years ago still reads the same. It numbers
 * at the start: the first request that needs a number may be in a transaction of its own.
 */
@ApplicationScoped
@Startup
public class FactKinds {
    private final List<FactKind> kinds;
    private final Map<Pair, Integer> numbers = new HashMap<>();

    private record Pair(String item, @Nullable String grade) {}

    @Inject
    FactKinds(DataSource database, Shelf shelf) {
        this(new FactKindTable(database).numbered(shelf.catalogue()));
    }

    private FactKinds(List<FactKind> kinds) {
        this.kinds = List.copyOf(kinds);
        for (FactKind kind : kinds) {
            numbers.put(new Pair(kind.item(), kind.grade()), numbers.size());
        }
    }

    /** Numbers in the order of the catalogue, kept nowhere: for tests and benchmarks. */
    public static FactKinds of(Catalogue catalogue) {
        return new FactKinds(catalogue.kinds());
    }

    /**
     * Numbers kept in a database, as a running service has them; new pairs of the catalogue are numbered now.
     *
     * @throws IllegalStateException where the database cannot be read or written
     */
    public static FactKinds of(Catalogue catalogue, DataSource database) {
        return new FactKinds(new FactKindTable(database).numbered(catalogue));
    }

    /** All kinds in the order of their numbers, from 0; those that left the catalogue are still there. */
    public List<FactKind> kinds() {
        return kinds;
    }

    /** All kinds in the order of their numbers, as a catalogue sees them; what it does not have is no failing. */
    List<FactKind> kinds(Catalogue catalogue) {
        return kinds.stream()
                .map(kind -> new FactKind(kind.item(), kind.grade(), catalogue.isAdverse(kind.item())))
                .toList();
    }

    /**
     * The number of an item with one of its grades, or with none.
     *
     * @throws IllegalArgumentException where no catalogue ever had such a pair
     */
    public int number(String item, @Nullable String grade) {
        Integer number = numbers.get(new Pair(item, grade));
        if (number == null) {
            throw new IllegalArgumentException("no catalogue has " + item + (grade == null ? "" : " " + grade));
        }
        return number;
    }
}
