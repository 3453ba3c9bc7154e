package cn.quancheng.scores.outlook;

import cn.quancheng.models.Catalogue;
import cn.quancheng.models.CatalogueItem;
import cn.quancheng.platform.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What to imagine.
 *
 * @param add records that are not there
 * @param remove records that are there, by their numbers; where two departments gave the same number,
 *     {@code department/number}
 * @param month the month to score: the newest published one or one of the 24 after it; the next one where none is given
 */
@Schema(name = "SimulationRequest", example = """
                {"add":[{"item":"VOLUNTEER_SERVICE","grade":null,"quantity":2400,"occurredOn":"2026-11-20"}],"remove":[],
                "month":"2026-12"}""")
record SimulationRequest(
        @Nullable @Size(max = MOST) List<@NotNull @Valid Addition> add,

        @Nullable @Size(max = MOST) List<@NotNull @Size(max = 200) String> remove,

        @Nullable YearMonth month) {
    /** The most records to add, and to remove, at once. */
    static final int MOST = 50;

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    List<Addition> additions() {
        return add == null ? List.of() : add;
    }

    /**
     * The month to score.
     *
     * @throws Refusal 400 beyond those that can be looked at
     */
    YearMonth monthAfter(YearMonth published) {
        YearMonth asked = month == null ? published.plusMonths(1) : month;
        YearMonth last = published.plusMonths(Calendar.MONTHS);
        if (asked.isBefore(published) || asked.isAfter(last)) {
            throw bad().violation("month", "scores.month-range", published.toString(), last.toString());
        }
        return asked;
    }

    /**
     * The facts to score.
     *
     * @throws Refusal 400, naming each field that is at fault
     */
    Prospect of(Prospect prospect, Catalogue catalogue) {
        Refusal refusal = bad();
        Set<Integer> places = new HashSet<>();
        List<String> names = remove == null ? List.of() : remove;
        RecordNames records = new RecordNames(prospect.records());
        for (int i = 0; i < names.size(); i++) {
            List<Integer> found = records.places(names.get(i));
            if (found.size() != 1 || !places.add(found.get(0))) {
                refusal = refusal.violation("remove[" + i + "]", removalFault(found.size()));
            }
        }
        for (int i = 0; i < additions().size(); i++) {
            refusal = check(refusal, "add[" + i + "].", additions().get(i), catalogue);
        }
        if (refusal.namesFields()) {
            throw refusal;
        }
        return prospect.without(places).with(additions());
    }

    private static String removalFault(int found) {
        return found == 0 ? "scores.no-such-record" : found == 1 ? "scores.record-twice" : "scores.which-record";
    }

    private static Refusal check(Refusal refusal, String field, Addition addition, Catalogue catalogue) {
        Refusal checked = refusal;
        Optional<CatalogueItem> item = catalogue.item(addition.item());
        if (item.isEmpty()) {
            checked = checked.violation(field + "item", "scores.no-item");
        } else if (!isGradeOf(item.get(), addition.grade())) {
            checked = item.get().grades().isEmpty()
                    ? checked.violation(field + "grade", "scores.no-grades")
                    : checked.violation(
                            field + "grade",
                            "scores.grades",
                            String.join(", ", item.get().grades()));
        }
        return addition.occurredOn().isBefore(EARLIEST)
                ? checked.violation(field + "occurredOn", "scores.too-early", EARLIEST.toString())
                : checked;
    }

    private static boolean isGradeOf(CatalogueItem item, @Nullable String grade) {
        return item.grades().isEmpty() ? grade == null : item.grades().contains(Objects.toString(grade));
    }

    private static Refusal bad() {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400");
    }
}
