package cn.quancheng.appeals.repairs;

import cn.quancheng.ledger.RecordStanding;
import cn.quancheng.ledger.RecordStandings;
import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Messages;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a citizen's failings may be repaired, now or from when on, and what each way asks. */
@ApplicationScoped
class RepairOffers {
    private final RecordStandings standings;
    private final Models models;
    private final Messages messages;
    private final Clock clock;

    RepairOffers(RecordStandings standings, Models models, Messages messages, Clock clock) {
        this.standings = standings;
        this.models = models;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What may be repaired, and how.
     *
     * @param items the newest record first; what is closed or over by itself is not among them
     * @param routes any of them will do for any of the items
     */
    @Schema(name = "RepairOffers")
    record Offers(List<Offer> items, List<Route> routes) {}

    /**
     * A record that may be repaired.
     *
     * @param from the first day on which it may
     * @param now whether that is so today; never while it is disputed
     * @param needsPerformance whether a paper has to show that the duty was performed
     * @param endsOn the first day on which it is over by itself
     */
    @Schema(name = "RepairOffer", example = """
            {"recordNo":"CF-2026-118","department":"市城市管理局","item":"UNCIVIL_BEHAVIOR","itemName":"不文明行为处罚",
            "occurredOn":"2026-05-12","documentNumber":"济城管罚字〔2026〕118号","from":"2026-08-12","now":true,
            "disputed":false,"needsPerformance":false,"endsOn":"2027-05-12"}""")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(
            String recordNo,
            String department,
            String item,
            String itemName,
            LocalDate occurredOn,
            @Nullable String documentNumber,
            LocalDate from,
            boolean now,
            boolean disputed,
            boolean needsPerformance,
            LocalDate endsOn) {}

    /** A way to repair. */
    @Schema(
            name = "RepairRouteOffer",
            example = "{\"route\":\"TRAINING\",\"name\":\"信用培训\",\"asks\":\"参加一次信用修复培训，写明时间、地点和主办单位。\"}")
    record Route(RepairRoute route, String name, String asks) {}

    Offers of(long citizenId) throws SQLException {
        Catalogue catalogue = models.catalogue();
        Set<String> items = catalogue.items().stream()
                .filter(item -> item.repairableAfter() != null)
                .map(CatalogueItem::code)
                .collect(Collectors.toSet());
        LocalDate today = LocalDate.now(clock);
        List<Offer> offers = standings.ofItems(citizenId, items).stream()
                .filter(RecordStanding::isOpen)
                .flatMap(record -> offer(record, catalogue, today))
                .toList();
        return new Offers(offers, routes());
    }

    private static Stream<Offer> offer(RecordStanding record, Catalogue catalogue, LocalDate today) {
        return RepairTerms.of(record, catalogue)
                .filter(terms -> !terms.isOver(today))
                .map(terms -> new Offer(
                        record.key().recordNo(),
                        record.key().department(),
                        record.item(),
                        catalogue.item(record.item()).map(CatalogueItem::name).orElse(record.item()),
                        record.occurredOn(),
                        record.documentNo(),
                        terms.from(),
                        terms.hasBegun(today) && !record.disputed(),
                        record.disputed(),
                        terms.oncePerformed(),
                        terms.endsOn()))
                .stream();
    }

    private List<Route> routes() {
        return Arrays.stream(RepairRoute.values())
                .map(route -> new Route(route, messages.text(route.nameKey()), messages.text(route.asksKey())))
                .toList();
    }
}
