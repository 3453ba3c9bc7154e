package cn.quancheng.merchants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/**
 * Says who the partners are, and for whom an account stands. It always reads the database: whoever was suspended stands
 * for nobody from that commit on, whichever replica is asked. A check at a counter asks the function {@code counter_of}.
 */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class Merchants {
    private final MerchantRepository rows;
    private final BranchRepository branches;
    private final OfferRepository offers;
    private final MerchantAccountRepository accounts;

    Merchants(
            MerchantRepository rows,
            BranchRepository branches,
            OfferRepository offers,
            MerchantAccountRepository accounts) {
        this.rows = rows;
        this.branches = branches;
        this.offers = offers;
        this.accounts = accounts;
    }

    /**
     * Where an account stands; empty where it is no merchant's, or it or its merchant was suspended or has ended, or its
     * branch was closed.
     */
    public Optional<Counter> counter(String login) {
        return accounts.working(login).flatMap(this::counter);
    }

    /** The active merchant for which an account stands; empty as {@link #counter}. */
    public Optional<Merchant> ofAccount(String login) {
        return counter(login).map(Counter::merchant);
    }

    /** A merchant, whatever has become of it. */
    public Optional<Merchant> find(long id) {
        return rows.findByIdOptional(id).flatMap(row -> first(List.of(row)));
    }

    /** The merchant that the catalogue names so, whatever has become of it. */
    public Optional<Merchant> find(String code) {
        return rows.ofCode(code).flatMap(row -> first(List.of(row)));
    }

    /** These merchants by their numbers, for showing names; one that is not there is left out. */
    public Map<Long, Merchant> all(Set<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : merchants(rows.list("id in ?1", ids)).stream()
                        .collect(Collectors.toMap(Merchant::id, Function.identity()));
    }

    /** The codes of the scenarios that are open for a merchant, in their order. */
    public Set<String> offers(long merchantId) {
        return offers.of(Set.of(merchantId)).stream()
                .filter(OfferRow::isOpen)
                .map(OfferRow::scenario)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Counter> counter(MerchantAccount account) {
        Optional<String> branch = Optional.ofNullable(account.branch());
        return find(account.merchantId())
                .filter(Merchant::active)
                .filter(merchant -> branch.isEmpty()
                        || branch.flatMap(merchant::branch).filter(Branch::open).isPresent())
                .map(merchant ->
                        new Counter(account.login(), merchant, branch, account.isCashier(), account.isSandbox()));
    }

    private Optional<Merchant> first(List<MerchantRow> found) {
        return merchants(found).stream().findFirst();
    }

    private List<Merchant> merchants(Collection<MerchantRow> found) {
        Map<Long, List<Branch>> byMerchant =
                branches.of(found.stream().map(MerchantRow::id).collect(Collectors.toSet())).stream()
                        .collect(groupingBy(BranchRow::merchantId, mapping(BranchRow::branch, toList())));
        return found.stream()
                .map(row -> new Merchant(
                        row.id(), row.code(), row.name(), byMerchant.getOrDefault(row.id(), List.of()), row.isActive()))
                .toList();
    }
}
