package cn.quancheng.learning.command;

import cn.quancheng.learning.draft.Draft;
import cn.quancheng.learning.draft.Drafts;
import cn.quancheng.learning.outcomes.FaultyOutcomesException;
import cn.quancheng.learning.report.LearningReport;
import cn.quancheng.learning.report.ReportPage;
import cn.quancheng.models.FaultyModelException;
import cn.quancheng.models.Models;
import cn.quancheng.platform.Clocks;
import cn.quancheng.platform.StartRefusal;
import cn.quancheng.platform.start.Command;
import cn.quancheng.platform.yaml.YamlFile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Proposes a draft at the command line: writes its text and the report beside each other. The same run writes the same bytes. */
public final class LearnCommand implements Command {
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int NOT_UNDERSTOOD = 2;

    @Override
    public String name() {
        return "learn";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Options.USAGE);
            return NOT_UNDERSTOOD;
        }
        try {
            learn(options, out, err);
            return DONE;
        } catch (FaultyOutcomesException | FaultyModelException e) {
            err.println(e.getMessage());
        } catch (StartRefusal e) {
            err.println(e.why(Locale.CHINESE));
        } catch (NoSuchFileException e) {
            err.println("没有这个文件 (no such file): " + e.getFile());
        } catch (IOException e) {
            err.println("文件不能读写 (cannot read or write): " + e.getMessage());
        }
        return NOT_DONE;
    }

    private static void learn(Options options, PrintStream out, PrintStream err) throws IOException {
        Models models = Models.of(options.models(), Clock.system(Clocks.CITY));
        Draft draft = new Drafts(models).propose(options.csv(), options.request(models), new ProgressLines(err));
        YamlFile text = draft.file(options.version(draft.base().version()));
        Path yaml = Files.createDirectories(options.to()).resolve(text.name());
        Path report = options.to().resolve(text.name().replaceFirst("\\.yaml$", ".report.md"));
        Files.write(yaml, text.bytes());
        Files.writeString(report, ReportPage.of(LearningReport.of(draft)), StandardCharsets.UTF_8);
        out.println("草案 (draft): " + yaml);
        out.println("报告 (report): " + report);
    }
}
