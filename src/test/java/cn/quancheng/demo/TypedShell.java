package cn.quancheng.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What a page tells people to type, typed into one shell word for word. */
record TypedShell(Path folder) {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    /** The shell's part of a chapter. */
    static String chapter(String page, String head) throws IOException {
        String text = Files.readString(Path.of(page)) + "\n## ";
        int begin = text.indexOf("\n" + head + "\n");
        assertThat(begin).as("%s in %s", head, page).isPositive();
        int end = text.indexOf("\n## ", begin + 1);
        return BLOCK.matcher(text.substring(begin, end))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
    }

    /** The lines that the shell printed, without empty ones; it goes wrong nowhere. */
    List<String> said(String script) throws IOException, InterruptedException {
        Path output = folder.resolve("said.txt");
        Process shell = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = shell.waitFor();
        String said = Files.readString(output);
        assertThat(exit).as(said).isZero();
        return said.lines().filter(line -> !line.isBlank()).toList();
    }
}
