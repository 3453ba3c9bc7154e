package cn.quancheng.declarations;

import cn.quancheng.citizens.Citizens;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.models.Models;
import cn.quancheng.models.Requirement;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the catalogue lets citizens declare, and in which form. */
@ApplicationScoped
class DeclarableItems {
    /** What is counted in them is counted within a day. */
    private static final String MINUTES = "分钟";

    private static final long MINUTES_OF_A_DAY = 1440;

    private final Models models;
    private final Citizens citizens;
    private final Clock clock;

    DeclarableItems(Models models, Citizens citizens, Clock clock) {
        this.models = models;
        this.citizens = citizens;
        this.clock = clock;
    }

    List<CatalogueItem> all() {
        return models.catalogue().items().stream()
                .filter(CatalogueItem::declarable)
                .toList();
    }

    /** An item's name; its code where it left the catalogue. */
    String name(String code) {
        return models.catalogue().item(code).map(CatalogueItem::name).orElse(code);
    }

    /** What an item's quantities are counted in; null where they are not. */
    @Nullable
    String unit(String code) {
        return models.catalogue().item(code).map(CatalogueItem::unit).orElse(null);
    }

    /**
     * The largest quantity of one declaration: a day's minutes, else 1. What is counted by number is declared one by one,
     * so that nobody writes an amount of money there.
     */
    static long most(CatalogueItem item) {
        return MINUTES.equals(item.unit()) ? MINUTES_OF_A_DAY : 1;
    }

    /** Whether it rests on a certificate: everything but what is counted, and what the catalogue says so of. */
    static boolean needsDocument(CatalogueItem item) {
        return item.unit() == null || item.requires().contains(Requirement.DOCUMENT_NUMBER);
    }

    /**
     * Checks what a citizen wants to declare.
     *
     * @param quantity null stands for 1 where there is nothing to count
     * @throws Refusal 400 naming every field that is wrong
     */
    Declared check(Wanted wanted, long citizenId) throws SQLException {
        Optional<CatalogueItem> found = models.catalogue().item(wanted.item()).filter(CatalogueItem::declarable);
        if (found.isEmpty()) {
            throw refusal().violation("item", "declarations.item");
        }
        CatalogueItem item = found.get();
        Refusal faults = refusal();
        faults = checkGrade(item, wanted.grade(), faults);
        faults = checkQuantity(item, wanted.quantity(), faults);
        faults = checkDay(
                wanted.occurredOn(), citizens.find(citizenId).orElseThrow().born(), faults);
        faults = checkTexts(item, wanted, faults);
        if (faults.namesFields()) {
            throw faults;
        }
        return new Declared(
                item.code(),
                empty(wanted.grade()),
                wanted.quantity() == null ? 1 : wanted.quantity(),
                wanted.occurredOn(),
                wanted.issuer().strip(),
                empty(wanted.documentNumber()));
    }

    /** What comes in at the door, as yet unchecked. */
    record Wanted(
            String item,
            @Nullable String grade,
            @Nullable Long quantity,
            LocalDate occurredOn,
            String issuer,
            @Nullable String documentNumber) {}

    private static Refusal checkGrade(CatalogueItem item, @Nullable String grade, Refusal faults) {
        @Nullable String given = empty(grade);
        if (item.grades().isEmpty()) {
            return given == null ? faults : faults.violation("grade", "declarations.no-grade");
        }
        return given != null && item.grades().contains(given)
                ? faults
                : faults.violation("grade", "declarations.grade", String.join("、", item.grades()));
    }

    private static Refusal checkQuantity(CatalogueItem item, @Nullable Long quantity, Refusal faults) {
        long most = most(item);
        if (most == 1) {
            return quantity == null || quantity == 1 ? faults : faults.violation("quantity", "declarations.one");
        }
        return quantity != null && quantity >= 1 && quantity <= most
                ? faults
                : faults.violation(
                        "quantity", "declarations.quantity", String.valueOf(most), String.valueOf(item.unit()));
    }

    private Refusal checkDay(LocalDate day, LocalDate born, Refusal faults) {
        return day.isAfter(LocalDate.now(clock)) || day.isBefore(born)
                ? faults.violation("occurredOn", "declarations.day")
                : faults;
    }

    private static Refusal checkTexts(CatalogueItem item, Wanted wanted, Refusal faults) {
        Refusal more = faults;
        if (IdentityShape.isIn(wanted.issuer())) {
            more = more.violation("issuer", "declarations.no-identity-numbers");
        }
        @Nullable String document = empty(wanted.documentNumber());
        if (document == null && needsDocument(item)) {
            more = more.violation("documentNumber", "declarations.document");
        } else if (document != null
                && (IdentityShape.isIn(document) || Declared.spelling(document).isEmpty())) {
            more = more.violation("documentNumber", "declarations.no-identity-numbers");
        }
        return more;
    }

    private static @Nullable String empty(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Refusal refusal() {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400");
    }
}
