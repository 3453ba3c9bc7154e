package cn.quancheng.models.life;

import cn.quancheng.models.Models;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A version with what people did about it.
 *
 * @param edits every text that it ever had, the oldest first
 * @param votes about what it says now, the oldest first
 */
record Drafted(ModelVersion version, List<ModelEdit> edits, List<ModelVote> votes) {
    /** How many have to approve. */
    static final int APPROVALS = 2;

    /** The accounts that wrote any text of it; what came from a file nobody here wrote. */
    Set<String> authors() {
        return edits.stream()
                .map(ModelEdit::writtenBy)
                .filter(by -> !by.equals(Models.FILE))
                .collect(Collectors.toSet());
    }

    /** Who wrote it as it is now. */
    ModelEdit written() {
        return edits.get(edits.size() - 1);
    }

    List<ModelVote> approvals() {
        return votes.stream().filter(ModelVote::approves).toList();
    }

    List<ModelVote> refusals() {
        return votes.stream().filter(vote -> !vote.approves()).toList();
    }

    Optional<ModelVote> voteOf(String approver) {
        return votes.stream().filter(vote -> vote.approver().equals(approver)).findFirst();
    }

    /**
     * How far it is.
     *
     * @param catalogue digest of the one in force
     * @param scoring the first month of the version that scores the month that it is now; none before the very first
     */
    ModelState state(String catalogue, Optional<YearMonth> scoring) {
        YearMonth first = version.firstMonth();
        if (first != null) {
            return scoring.filter(first::isBefore).isPresent() ? ModelState.RETIRED : ModelState.PUBLISHED;
        }
        if (!version.isSimulated(catalogue) || !refusals().isEmpty()) {
            return ModelState.DRAFT;
        }
        return approvals().size() < APPROVALS ? ModelState.SIMULATED : ModelState.APPROVED;
    }
}
