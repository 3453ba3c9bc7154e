package cn.quancheng.scenarios;

import cn.quancheng.platform.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which scenarios are asked for, as it was typed; a {@code @BeanParam}. */
public class ScenarioFilter {
    private static final int LONGEST = 40;
    private static final int LONGEST_PLAIN = 120;

    // Text here and values only in wanted(): what JAX-RS cannot read as one would else be a 404.
    @QueryParam("domain")
    @Parameter(description = "领域", schema = @Schema(implementation = BenefitDomain.class))
    @Nullable
    String domain;

    @QueryParam("district")
    @Parameter(description = "区县：在那里能享受的，以及没有指明门店的", example = "历下区")
    @Nullable
    String district;

    @QueryParam("kind")
    @Parameter(description = "优惠的种类", schema = @Schema(implementation = BenefitKind.class))
    @Nullable
    String kind;

    @QueryParam("tier")
    @Parameter(description = "这一等级可以享受的", schema = @Schema(implementation = MinimumTier.class))
    @Nullable
    String tier;

    @QueryParam("q")
    @Parameter(description = "要找的词，以空格隔开，须都找到；标题里有的排在前面。至多40字", example = "押金")
    @Nullable
    String q;

    /**
     * Which ones are wanted; nothing narrows where it is absent.
     *
     * @param words in the form of {@link SearchText#words}
     */
    record Wanted(
            Optional<BenefitDomain> domain,
            Optional<String> district,
            Optional<BenefitKind> kind,
            Optional<MinimumTier> tier,
            List<String> words) {
        /** Whether any of it is in somebody's own words. */
        boolean isTyped() {
            return district.isPresent() || !words.isEmpty();
        }

        /** Whether one is wanted, whatever its field. */
        boolean matches(BenefitOffer offer, SearchText text) {
            return kind.filter(wanted -> wanted != offer.kind()).isEmpty()
                    && tier.filter(wanted -> !offer.minimumTier().isReachedBy(wanted))
                            .isEmpty()
                    && district.filter(wanted -> !isHad(offer, wanted)).isEmpty()
                    && text.has(words);
        }

        /** Where no branch is named, it is had wherever the merchant is. */
        private static boolean isHad(BenefitOffer offer, String district) {
            return offer.partners().stream()
                    .anyMatch(partner -> partner.branches().isEmpty()
                            || partner.branches().stream()
                                    .anyMatch(branch -> branch.district().equals(district)));
        }
    }

    /** @throws Refusal 400 naming each field that says nothing that there is */
    Wanted wanted() {
        String typed = q == null ? "" : q;
        if (typed.length() > LONGEST || SearchText.plain(typed).length() > LONGEST_PLAIN) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                    .violation("q", "scenarios.words-too-long", LONGEST);
        }
        return new Wanted(
                oneOf("domain", domain, BenefitDomain.values()),
                text(district),
                oneOf("kind", kind, BenefitKind.values()),
                oneOf("tier", tier, MinimumTier.values()),
                SearchText.words(typed));
    }

    private static Optional<String> text(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <E extends Enum<E>> Optional<E> oneOf(String field, @Nullable String typed, E[] all) {
        return text(typed)
                .map(text -> Arrays.stream(all)
                        .filter(one -> one.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400")
                                .violation(
                                        field,
                                        "scenarios.one-of",
                                        String.join(
                                                ", ",
                                                Arrays.stream(all)
                                                        .map(Enum::name)
                                                        .toList()))));
    }
}
