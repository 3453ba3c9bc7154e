package cn.quancheng.scenarios;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What one text of a scenario says.
 *
 * @param code such as LIBRARY_DEPOSIT_FREE
 * @param title what citizens read first
 * @param documents what to bring along
 * @param hours when it can be had, in words
 * @param partners who takes part, at least one
 */
public record BenefitOffer(
        String code,
        BenefitDomain domain,
        String title,
        MinimumTier minimumTier,
        Beneficiary beneficiary,
        Terms terms,
        Places places,
        Validity validity,
        String hours,
        List<String> documents,
        List<Partner> partners) {

    /** @throws IllegalArgumentException where nobody takes part, or its field does not allow what it offers */
    public BenefitOffer {
        documents = List.copyOf(documents);
        partners = List.copyOf(partners);
        if (partners.isEmpty()) {
            throw new IllegalArgumentException("somebody takes part in " + code);
        }
        if (!domain.allows(terms.figures().kind())) {
            throw new IllegalArgumentException(
                    domain + " offers no " + terms.figures().kind());
        }
    }

    /**
     * What everybody has, and what one has with the benefit.
     *
     * @param figures both in numbers
     */
    public record Terms(String ordinary, String benefit, Benefit figures) {}

    /**
     * When it holds.
     *
     * @param lastDay none: until it is changed or ended
     */
    public record Validity(LocalDate firstDay, @Nullable LocalDate lastDay) {
        /** @throws IllegalArgumentException where it ends before it begins */
        public Validity {
            if (lastDay != null && lastDay.isBefore(firstDay)) {
                throw new IllegalArgumentException("it begins on " + firstDay + " and ends on " + lastDay);
            }
        }

        boolean hasBegun(LocalDate day) {
            return !day.isBefore(firstDay);
        }

        boolean hasEnded(LocalDate day) {
            return lastDay != null && day.isAfter(lastDay);
        }
    }

    /** What kind of benefit it is. */
    public BenefitKind kind() {
        return terms.figures().kind();
    }

    /** The merchant of this code, if it takes part. */
    public Optional<Partner> partner(String merchant) {
        return partners.stream()
                .filter(partner -> partner.merchant().equals(merchant))
                .findFirst();
    }

    /** The districts in which it can be had, each once; none where no branch is named. */
    public List<String> districts() {
        return partners.stream()
                .flatMap(partner -> partner.branches().stream())
                .map(Partner.Branch::district)
                .distinct()
                .toList();
    }
}
