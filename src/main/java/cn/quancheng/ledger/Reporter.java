package cn.quancheng.ledger;

import java.util.Optional;
import java.util.Set;

/**
 * Who sends a file of records, and what that client may report.
 *
 * @param client the account
 * @param items codes of the items it may report; empty for every item of the catalogue
 * @param department the one department that it reports for; empty for a collecting platform, which reports for any
 */
public record Reporter(String client, Set<String> items, Optional<String> department) {
    boolean mayReport(String item) {
        return items.isEmpty() || items.contains(item);
    }

    boolean mayReportFor(String name) {
        return department.isEmpty() || department.get().equals(name);
    }
}
