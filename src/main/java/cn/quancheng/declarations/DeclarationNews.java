package cn.quancheng.declarations;

import cn.quancheng.messages.CitizenMessages;
import cn.quancheng.messages.ReviewMessage;
import cn.quancheng.reviews.Review;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What citizens are told about their declarations. */
@ApplicationScoped
class DeclarationNews {
    private final CitizenMessages told;
    private final DeclarableItems items;

    DeclarationNews(CitizenMessages told, DeclarableItems items) {
        this.told = told;
        this.items = items;
    }

    /** @param review as it was decided */
    void decided(Declaration declaration, Review review) {
        told.tell(
                declaration.citizenId(),
                new ReviewMessage.DeclarationDecided(
                        name(declaration), review.isAccepted(), String.valueOf(review.reason())));
    }

    /** @param proposed in which another person has to decide */
    void heldFalse(Declaration declaration, Review proposed) {
        told.tell(
                declaration.citizenId(),
                new ReviewMessage.FalseDeclarationProposed(name(declaration), String.valueOf(proposed.firstReason())));
    }

    /**
     * @param document of the finding; null where it was not found false
     * @param review as it was decided
     */
    void falsehoodDecided(Declaration declaration, @Nullable String document, Review review) {
        told.tell(
                declaration.citizenId(),
                new ReviewMessage.FalseDeclarationDecided(
                        name(declaration), document, String.valueOf(review.reason())));
    }

    private String name(Declaration declaration) {
        return items.name(declaration.declared().item());
    }
}
