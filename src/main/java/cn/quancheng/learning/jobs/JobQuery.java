package cn.quancheng.learning.jobs;

import cn.quancheng.learning.Holdout;
import cn.quancheng.learning.draft.DraftRequest;
import cn.quancheng.platform.QueryFlag;
import cn.quancheng.platform.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** What is asked of a file, in the address; a {@code @BeanParam}. */
public class JobQuery {
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST = 200;

    @QueryParam("outcome")
    @Parameter(description = "结果所在的列", required = true, example = "outcome")
    @Nullable
    String outcome;

    @QueryParam("good")
    @Parameter(description = "结果列中表示守信的值", required = true, example = "kept")
    @Nullable
    String good;

    @QueryParam("bad")
    @Parameter(description = "结果列中表示失信的值", required = true, example = "broken")
    @Nullable
    String bad;

    @QueryParam("feature")
    @Parameter(
            description = "特征所在的列，可多次：目录项加.count、.quantity或.months-since-last，例如PERK_FULFILLED.count",
            required = true)
    @Nullable
    List<String> features;

    @QueryParam("group")
    @Parameter(description = "只用于公平性检查的列，可多次，例如district")
    @Nullable
    List<String> groups;

    @QueryParam("base")
    @Parameter(description = "基础模型的版本，须已公布；缺省为现行的", example = "2026.1")
    @Nullable
    String base;

    @QueryParam("seed")
    @Parameter(description = "随机种子，缺省为1", example = "7")
    @Nullable
    Long seed;

    @QueryParam("heldOut")
    @Parameter(description = "留出检验的比例，大于0、小于1，缺省为0.3", example = "0.3")
    @Nullable
    String heldOut;

    @QueryParam("endDecay")
    @Parameter(description = "true：允许去掉加分项的逐月递减，期满即不再计分", example = "false")
    @Nullable
    String endDecay;

    /**
     * The question.
     *
     * @param current the version that is meant where none is named
     * @throws Refusal 400 naming each parameter that is missing, too long or too many, or no number
     */
    DraftRequest request(String current) {
        Refusal refusal = Refusal.of(Refusal.Kind.BAD_REQUEST, "platform.status-400");
        refusal = text(refusal, "outcome", outcome);
        refusal = text(refusal, "good", good);
        refusal = text(refusal, "bad", bad);
        refusal = columns(refusal, "feature", features);
        refusal = columns(refusal, "group", groups);
        String share = heldOut == null || heldOut.isEmpty() ? String.valueOf(Holdout.USUAL_SHARE) : heldOut;
        if (!share.matches("0\\.\\d{1,6}") || Double.parseDouble(share) == 0) {
            refusal = refusal.violation("heldOut", "learning.held-out");
        }
        if (refusal.namesFields()) {
            throw refusal;
        }
        return new DraftRequest(
                base == null || base.isEmpty() ? current : base,
                Objects.requireNonNullElse(outcome, ""),
                Objects.requireNonNullElse(good, ""),
                Objects.requireNonNullElse(bad, ""),
                Objects.requireNonNullElse(features, List.of()),
                Objects.requireNonNullElse(groups, List.of()),
                new Holdout(seed == null ? 1 : seed, Double.parseDouble(share)),
                QueryFlag.isTrue("endDecay", endDecay));
    }

    private static Refusal text(Refusal refusal, String name, @Nullable String value) {
        boolean fits = value != null && !value.isBlank() && value.length() <= LONGEST;
        return fits ? refusal : refusal.violation(name, "learning.text", LONGEST);
    }

    private static Refusal columns(Refusal refusal, String name, @Nullable List<String> columns) {
        boolean fits = columns == null
                || columns.size() <= MOST_COLUMNS
                        && columns.stream().allMatch(column -> !column.isBlank() && column.length() <= LONGEST);
        return fits ? refusal : refusal.violation(name, "learning.columns", MOST_COLUMNS, LONGEST);
    }
}
