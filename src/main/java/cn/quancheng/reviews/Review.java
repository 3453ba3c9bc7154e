package cn.quancheng.reviews;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that a person decides about a citizen.
 *
 * @param id its number, which no other review has, whatever its kind
 * @param subjectId what it is about, as the room of its kind names it; it names nobody
 * @param dueOn the last day on which it is decided in time
 * @param claimedBy the account that has it in hand, or had it last
 * @param claimedUntil until when nobody else may take it
 * @param firstBy of a kind that needs four eyes, who was the first to say yes
 * @param decidedBy who decided it; absent until then
 * @param reason what was decided, in words that the citizen reads, masked; absent until then
 */
public record Review(
        long id,
        ReviewKind kind,
        long citizenId,
        String subjectId,
        ReviewState state,
        Instant askedAt,
        LocalDate dueOn,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil,
        @Nullable String firstBy,
        @Nullable String firstReason,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable Instant endedAt) {
    public boolean isOpen() {
        return state == ReviewState.OPEN;
    }

    public boolean isAccepted() {
        return state == ReviewState.ACCEPTED;
    }
}
