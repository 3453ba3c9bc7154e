package cn.quancheng.appeals.disputes;

import cn.quancheng.platform.SealedColumn;
import cn.quancheng.platform.SealedText;
import cn.quancheng.platform.held.HeldData;
import cn.quancheng.platform.held.HeldRow;
import cn.quancheng.platform.held.HeldRows;
import cn.quancheng.security.IdentityVault;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/** What citizens and departments say in disputes: it rests sealed, and only whoever is concerned reads it. */
@ApplicationScoped
class DisputeWords {
    private static final String TABLE = "disputes";

    private final SealedText statement;
    private final SealedText newFacts;
    private final SealedText answer;

    DisputeWords(IdentityVault vault) {
        statement = new SealedText(vault.atRest("dispute-statements"), TABLE, "sealed_statement");
        newFacts = new SealedText(vault.atRest("dispute-new-facts"), TABLE, "sealed_new_facts");
        answer = new SealedText(vault.atRest("dispute-answers"), TABLE, "sealed_answer");
    }

    /**
     * What a department says to a dispute.
     *
     * @param agrees whether it holds its own record to be wrong
     */
    @Schema(
            name = "DepartmentAnswer",
            example = "{\"agrees\":true,\"statement\":\"经核对，录入时证件号有误，同意撤销。\",\"answeredAt\":\"2026-11-25T02:00:00Z\"}")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(boolean agrees, String statement, Instant answeredAt) {}

    @Produces
    @Singleton
    SealedColumn statements() {
        return statement.column();
    }

    @Produces
    @Singleton
    SealedColumn factsThatAreNew() {
        return newFacts.column();
    }

    @Produces
    @Singleton
    SealedColumn answers() {
        return answer.column();
    }

    @Produces
    @Singleton
    HeldData held() {
        return new HeldRows("appeals", TABLE, """
                SELECT id, record_no, department, item, reason, sealed_statement, sealed_new_facts, agrees,
                       sealed_answer, answered_at
                FROM disputes WHERE citizen_id = ? ORDER BY id
                """, this::opened);
    }

    byte[] sealStatement(long id, String words) {
        return statement.seal(id, words);
    }

    byte @Nullable [] sealNewFacts(long id, @Nullable String words) {
        return words == null || words.isBlank() ? null : newFacts.seal(id, words);
    }

    byte[] sealAnswer(long id, String words) {
        return answer.seal(id, words);
    }

    String statement(Dispute dispute) {
        return statement.open(dispute.id(), dispute.sealedStatement());
    }

    @Nullable
    String newFacts(Dispute dispute) {
        byte[] sealed = dispute.sealedNewFacts();
        return sealed == null ? null : newFacts.open(dispute.id(), sealed);
    }

    /** What the department says; null until it did. */
    @Nullable
    Answer answer(Dispute dispute) {
        byte[] sealed = dispute.sealedAnswer();
        if (sealed == null) {
            return null;
        }
        return new Answer(
                Boolean.TRUE.equals(dispute.agrees()),
                answer.open(dispute.id(), sealed),
                Objects.requireNonNull(dispute.answeredAt()));
    }

    private HeldRow opened(HeldRow row) {
        HeldRow said = statement.opened(row, "sealedStatement", "statement");
        HeldRow added = newFacts.opened(said, "sealedNewFacts", "newFacts");
        return answer.opened(added, "sealedAnswer", "answer");
    }
}
