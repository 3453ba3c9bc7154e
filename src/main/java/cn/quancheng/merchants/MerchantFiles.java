package cn.quancheng.merchants;

import cn.quancheng.merchants.MerchantFile.OwnAccount;
import cn.quancheng.platform.Page;
import cn.quancheng.security.accounts.MerchantAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What operators read of merchants. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class MerchantFiles {
    private final MerchantRepository rows;
    private final BranchRepository branches;
    private final OfferRepository offers;
    private final MerchantAccountRepository accounts;
    private final MerchantAccess access;

    MerchantFiles(
            MerchantRepository rows,
            BranchRepository branches,
            OfferRepository offers,
            MerchantAccountRepository accounts,
            MerchantAccess access) {
        this.rows = rows;
        this.branches = branches;
        this.offers = offers;
        this.accounts = accounts;
        this.access = access;
    }

    Page<MerchantFile> page(MerchantQuery query) {
        Page<MerchantRow> page = Page.of(rows.page(query), query, row -> String.valueOf(row.id()));
        Set<Long> ids = page.items().stream().map(MerchantRow::id).collect(Collectors.toSet());
        Map<Long, List<BranchRow>> branchesOf =
                branches.of(ids).stream().collect(Collectors.groupingBy(BranchRow::merchantId));
        Map<Long, List<OfferRow>> offersOf =
                offers.of(ids).stream().collect(Collectors.groupingBy(OfferRow::merchantId));
        Map<Long, List<MerchantAccount>> accountsOf =
                accounts.of(ids).stream().collect(Collectors.groupingBy(MerchantAccount::merchantId));
        return page.map(row -> file(
                row,
                branchesOf.getOrDefault(row.id(), List.of()),
                offersOf.getOrDefault(row.id(), List.of()),
                accountsOf.getOrDefault(row.id(), List.of())));
    }

    MerchantFile one(long id) {
        Set<Long> only = Set.of(id);
        return file(rows.required(id), branches.of(only), offers.of(only), accounts.of(only));
    }

    private MerchantFile file(
            MerchantRow row, List<BranchRow> branchRows, List<OfferRow> offerRows, List<MerchantAccount> accountRows) {
        return new MerchantFile(
                row.id(),
                row.code(),
                row.name(),
                row.uscc(),
                branchRows.stream().map(BranchRow::branch).toList(),
                offerRows.stream()
                        .filter(OfferRow::isOpen)
                        .map(OfferRow::scenario)
                        .toList(),
                accountRows.stream()
                        .filter(account -> !account.isCashier())
                        .map(this::own)
                        .toList(),
                (int) accountRows.stream().filter(MerchantAccount::isCashier).count(),
                row.madeBy(),
                row.madeAt(),
                row.suspendedAt(),
                row.suspensionReason(),
                row.endedAt());
    }

    private OwnAccount own(MerchantAccount account) {
        return new OwnAccount(
                account.login(),
                account.isSandbox(),
                access.previousUntil(account.login()).orElse(null));
    }
}
