package cn.quancheng.learning.command;

import cn.quancheng.learning.Holdout;
import cn.quancheng.learning.draft.DraftRequest;
import cn.quancheng.learning.draft.Drafts;
import cn.quancheng.models.Models;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind the command's name.
 *
 * @param csv the file of outcomes
 * @param given values by option, for those that are given once
 * @param features columns, in the order given
 * @param groups likewise
 */
record Options(Path csv, Map<String, String> given, List<String> features, List<String> groups, boolean endDecay) {
    static final String USAGE = """
            用法 (usage): learn FILE.csv --outcome COLUMN --good VALUE --bad VALUE --feature COLUMN [--feature COLUMN ...]
              --group COLUMN      只用于公平性检查的列，可多次 (for fairness alone, may be repeated)
              --base VERSION      基础模型的版本，缺省为现行的 (the model to begin with; by default the current one)
              --seed NUMBER       随机种子，缺省为1 (which rows are held out; by default 1)
              --held-out SHARE    留出检验的比例，缺省为0.3 (share of rows held out; by default 0.3)
              --end-decay         允许去掉加分项的逐月递减 (lets what adds end at its retention)
              --version VERSION   草案的版本 (the draft's version)
              --models FOLDER     模型所在的文件夹，缺省为scoring-models (where the models are)
              --to FOLDER         写到哪个文件夹，缺省为当前文件夹 (where to write to)""";

    private static final Set<String> ONCE =
            Set.of("--outcome", "--good", "--bad", "--base", "--seed", "--held-out", "--version", "--models", "--to");
    private static final String FEATURE = "--feature";
    private static final String GROUP = "--group";
    private static final String END_DECAY = "--end-decay";

    /** @throws IllegalArgumentException saying in Chinese and English what is missing or nobody knows */
    static Options of(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        List<String> files = new ArrayList<>();
        List<String> features = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            if (option.equals(FEATURE)) {
                features.add(value(option, left));
            } else if (option.equals(GROUP)) {
                groups.add(value(option, left));
            } else if (option.equals(END_DECAY)) {
                given.put(option, "");
            } else if (ONCE.contains(option)) {
                require(given.put(option, value(option, left)) == null, "写了两次 (given twice): " + option);
            } else {
                require(!option.startsWith("-"), "未知的选项 (unknown option): " + option);
                files.add(option);
            }
        }
        require(files.size() == 1, "须有一个CSV文件 (exactly one CSV file is needed)");
        return new Options(
                Path.of(files.get(0)), given, List.copyOf(features), List.copyOf(groups), given.containsKey(END_DECAY));
    }

    Options {
        for (String needed : List.of("--outcome", "--good", "--bad")) {
            require(given.containsKey(needed), "缺少 (missing): " + needed);
        }
        holdout(given);
    }

    DraftRequest request(Models models) {
        String base = Optional.ofNullable(given.get("--base"))
                .orElseGet(() -> models.current()
                        .map(current -> current.model().version())
                        .orElse(""));
        return new DraftRequest(
                base, text("--outcome"), text("--good"), text("--bad"), features, groups, holdout(given), endDecay);
    }

    String version(String base) {
        return given.getOrDefault("--version", Drafts.workingVersion(base));
    }

    Path models() {
        return Path.of(given.getOrDefault("--models", "scoring-models"));
    }

    Path to() {
        return Path.of(given.getOrDefault("--to", "."));
    }

    private String text(String option) {
        return given.getOrDefault(option, "");
    }

    private static Holdout holdout(Map<String, String> given) {
        String seed = given.getOrDefault("--seed", "1");
        String share = given.getOrDefault("--held-out", String.valueOf(Holdout.USUAL_SHARE));
        require(seed.matches("-?\\d{1,18}"), "应为整数 (a whole number): --seed");
        require(
                share.matches("0\\.\\d{1,6}") && Double.parseDouble(share) > 0,
                "应大于0、小于1 (above 0, below 1): --held-out");
        return new Holdout(Long.parseLong(seed), Double.parseDouble(share));
    }

    private static String value(String option, Deque<String> left) {
        require(!left.isEmpty(), "缺少取值 (value missing): " + option);
        return left.removeFirst();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
