package cn.quancheng.appeals.disputes;

import cn.quancheng.platform.Refusal;
import cn.quancheng.reviews.Review;
import cn.quancheng.reviews.ReviewState;
import cn.quancheng.reviews.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Once a dispute about a record was dismissed, the next one says what is new since: not the same words with other spaces,
 * marks or widths, and not one of the earlier ones'. Whether what is new matters, a reviewer decides.
 */
@ApplicationScoped
class NothingNew {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final DisputeRepository rows;
    private final DisputeWords words;
    private final Reviews reviews;

    NothingNew(DisputeRepository rows, DisputeWords words, Reviews reviews) {
        this.rows = rows;
        this.words = words;
        this.reviews = reviews;
    }

    /** @throws Refusal 409 where there is nothing new in what is wanted */
    void refuse(long recordId, DisputeRequest wanted) {
        Set<String> said = saidBefore(recordId);
        if (said.isEmpty()) {
            return;
        }
        String statement = plain(wanted.statement());
        String added = plain(wanted.newFacts());
        if (said.contains(statement)) {
            throw refusal("statement");
        }
        if (added.isEmpty() || said.contains(added) || added.equals(statement)) {
            throw refusal("newFacts");
        }
    }

    /** Everything that was said in the dismissed disputes about a record. */
    private Set<String> saidBefore(long recordId) {
        List<Dispute> disputes = rows.ofRecord(recordId);
        Map<Long, Review> byId = reviews.all(disputes.stream().map(Dispute::id).toList());
        Set<String> said = new HashSet<>();
        for (Dispute dispute : disputes) {
            Review review = byId.get(dispute.id());
            if (review != null && review.state() == ReviewState.REJECTED) {
                Stream.of(plain(words.statement(dispute)), plain(words.newFacts(dispute)))
                        .filter(text -> !text.isEmpty())
                        .forEach(said::add);
                // Words without a letter are words too: the next one is not the first.
                said.add("");
            }
        }
        return said;
    }

    /** The text without what does not change its meaning. */
    static String plain(@Nullable String text) {
        return text == null
                ? ""
                : NO_WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
    }

    private static Refusal refusal(String field) {
        return Refusal.of(Refusal.Kind.CONFLICT, "appeals.nothing-new").violation(field, "appeals.nothing-new");
    }
}
