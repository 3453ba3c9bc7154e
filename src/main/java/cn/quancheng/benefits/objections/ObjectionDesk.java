package cn.quancheng.benefits.objections;

import cn.quancheng.merchants.Branch;
import cn.quancheng.merchants.Merchant;
import cn.quancheng.merchants.Merchants;
import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.ReviewMessage;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewDesk;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.scenarios.BenefitScenario;
import cn.quancheng.scenarios.Scenarios;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Shows an objection to whoever has to find out whether the citizen came, and lifts the pause where they did. */
@ApplicationScoped
class ObjectionDesk implements ReviewDesk {
    private final ObjectionRepository rows;
    private final NoShows noShows;
    private final Merchants merchants;
    private final Scenarios scenarios;
    private final CitizenMessages told;

    ObjectionDesk(
            ObjectionRepository rows, NoShows noShows, Merchants merchants, Scenarios scenarios, CitizenMessages told) {
        this.rows = rows;
        this.noShows = noShows;
        this.merchants = merchants;
        this.scenarios = scenarios;
        this.told = told;
    }

    /**
     * What there is to look at; nothing once the citizen has left.
     *
     * @param title of the offer
     * @param merchant who says that the citizen did not come
     * @param branch where it was redeemed; absent where the merchant's own system did
     * @param statement what the citizen says
     */
    @Schema(name = "BenefitObjectionMatter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Matter(
            @Nullable String title,
            @Nullable String merchant,
            @Nullable String branch,
            @Nullable Instant takenAt,
            @Nullable Instant reportedAt,
            @Nullable Instant pausedUntil,
            @Nullable String statement) {
        static final Matter FORGOTTEN = new Matter(null, null, null, null, null, null, null);
    }

    @Override
    public ReviewKind kind() {
        return ReviewKind.BENEFIT_OBJECTION;
    }

    @Override
    public Matter matter(Review review) throws SQLException {
        Optional<Objection> objection = rows.ofReview(review.id());
        Optional<NoShow> noShow = noShow(objection);
        return noShow.isEmpty() ? Matter.FORGOTTEN : matter(noShow.get(), rows.statement(objection.orElseThrow()));
    }

    private Matter matter(NoShow noShow, String statement) {
        Optional<Merchant> merchant = merchants.find(noShow.merchantId());
        Optional<String> branch = Optional.ofNullable(noShow.branch());
        return new Matter(
                title(noShow),
                merchant.map(Merchant::name).orElse("-"),
                branch.flatMap(code -> merchant.flatMap(one -> one.branch(code)))
                        .map(Branch::name)
                        .orElse(null),
                noShow.takenAt(),
                noShow.reportedAt(),
                noShow.pausedUntil(),
                statement);
    }

    /** What the merchant said stays as it was said: it never weighed anything, and all that stood on it is lifted. */
    @Override
    public void decided(Review review) throws SQLException {
        Optional<NoShow> noShow = noShow(rows.ofReview(review.id()));
        if (noShow.isEmpty()) {
            return;
        }
        if (review.isAccepted()) {
            noShows.lift(noShow.get().checkId(), review.citizenId());
        }
        told.tell(
                review.citizenId(),
                new ReviewMessage.BenefitObjectionDecided(
                        title(noShow.get()), review.isAccepted(), String.valueOf(review.reason())));
    }

    private Optional<NoShow> noShow(Optional<Objection> objection) throws SQLException {
        return objection.isEmpty()
                ? Optional.empty()
                : noShows.find(objection.get().checkId(), objection.get().citizenId());
    }

    private String title(NoShow noShow) {
        return scenarios.version(noShow.versionId()).map(BenefitScenario::title).orElse("-");
    }
}
