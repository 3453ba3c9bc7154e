package cn.quancheng.learning.draft;

import cn.quancheng.learning.Fitting;
import cn.quancheng.learning.Progress;
import cn.quancheng.learning.Proposal;
import cn.quancheng.learning.Scorecards;
import cn.quancheng.learning.Study;
import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.outcomes.Question;
import cn.quancheng.models.FaultyModelException;
import cn.quancheng.models.Models;
import cn.quancheng.models.PublishedModel;
import cn.quancheng.platform.yaml.YamlFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes drafts from outcomes. A draft is a text that people read; nobody is scored by it. */
public record Drafts(Models models) {
    /** What a draft is called until somebody gives it a version. */
    public static String workingVersion(String base) {
        return base + "-learned";
    }

    /**
     * Looks at what is asked before any file is read.
     *
     * @throws FaultyOutcomesException naming the base or every column that does not do
     */
    public void check(DraftRequest request) {
        question(request, Candidates.of(request, base(request)));
    }

    /** Proposes a draft from a file; see {@link #propose(InputStream, long, DraftRequest, Progress)}. */
    public Draft propose(Path csv, DraftRequest request, Progress progress) throws IOException {
        try (InputStream bytes = Files.newInputStream(csv)) {
            return propose(bytes, Files.size(csv), request, progress);
        }
    }

    /**
     * Proposes a draft. The same bytes, asked the same over the same base, give the same text.
     *
     * @param csv UTF-8, a header and a row for each outcome, nobody named; read to its end and not closed
     * @param size its bytes, by which its reading is told
     * @throws FaultyOutcomesException where the request or the file is at fault, or no feature tells the outcome
     * @throws FaultyModelException where the text would be no sound model
     * @throws IOException where the bytes can't be had
     */
    public Draft propose(InputStream csv, long size, DraftRequest request, Progress progress) throws IOException {
        Base base = base(request);
        List<Candidate> candidates = Candidates.of(request, base);
        Study study = new Study(
                question(request, candidates),
                Fitting.USUAL,
                request.holdout(),
                binning -> Candidate.of(binning, candidates).makesSense(binning));
        Proposal proposal = Scorecards.propose(new WatchedInput(csv, size, progress), study, progress);
        progress.at(Progress.Phase.DRAFTING, 0, 0);
        Draft draft = Draft.of(request, base, candidates, proposal);
        YamlFile file = draft.file(workingVersion(base.model().version()));
        if (!models.read(file)
                .edition()
                .model()
                .equals(draft.model(workingVersion(base.model().version())))) {
            throw new IllegalStateException("the text of " + file.name() + " does not say what was meant");
        }
        return draft;
    }

    private static Question question(DraftRequest request, List<Candidate> candidates) {
        return new Question(
                request.outcome(),
                request.good(),
                request.bad(),
                candidates.stream().map(Candidate::feature).toList(),
                request.groups());
    }

    private Base base(DraftRequest request) {
        return models.published().stream()
                .map(PublishedModel::edition)
                .filter(edition -> edition.model().version().equals(request.base()))
                .findFirst()
                .map(edition -> new Base(edition.model(), edition.modelDigest(), models.catalogue()))
                .orElseThrow(() -> FaultyOutcomesException.of("base", "没有已公布的版本“" + request.base() + "”"));
    }
}
