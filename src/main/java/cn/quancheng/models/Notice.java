package cn.quancheng.models;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;

/**
 * What citizens are told before they agree (告知书), in one version that never changes once it was adopted.
 *
 * @param digest SHA-256 of its file, in small hexadecimal letters
 * @param firstDay the first day on which one may agree to it
 * @param term how long an agreement to it lasts
 * @param material whether it changes so much that earlier agreements end unless they are renewed
 * @param endsEarlierOn the first day on which agreements to earlier versions are over; none unless it is material
 * @param trials whether it tells that rules to come are tried on those who agree to it
 * @param shares what the city's credit platform gets besides scores of whoever agrees to it
 * @param items codes of everything that may weigh
 * @param sections what a citizen reads, in this order
 */
public record Notice(
        String version,
        String digest,
        LocalDate firstDay,
        Period term,
        boolean material,
        @Nullable LocalDate endsEarlierOn,
        boolean trials,
        Set<SharedKind> shares,
        Set<String> items,
        List<NoticeSection> sections) {

    /** @throws IllegalArgumentException where earlier agreements end without a reason, or a material version ends none */
    public Notice {
        shares = Set.copyOf(shares);
        items = Set.copyOf(items);
        sections = List.copyOf(sections);
        if (material != (endsEarlierOn != null)) {
            throw new IllegalArgumentException("a material notice, and no other, ends earlier agreements on a day");
        }
    }
}
