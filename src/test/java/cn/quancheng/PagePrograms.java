package cn.quancheng;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The programs of a page, taken out of it and run in a folder, as its readers would.
 *
 * @param page a Markdown file; the fence of a program names its language and its file
 */
public record PagePrograms(Path page, Path folder) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]+)\\n(.*?)^```$");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final int MINUTES = 2;

    /** How a program ended and what it said. */
    public record Outcome(int exit, String output) {}

    /** All fences of the page, each with what stands in it. */
    public List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1) + "\n" + block.group(2))
                .toList();
    }

    /** What stands between the fences of the page that begin so. */
    public String block(String fence) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```" + Pattern.quote(fence) + "$\\n(.*?)^```$")
                .matcher(Files.readString(page));
        assertThat(block.find()).as(fence).isTrue();
        return block.group(1);
    }

    /** Puts a program into the folder, and gives the command that runs it. */
    public List<String> written(String file) throws IOException {
        String language = file.substring(file.lastIndexOf('.') + 1).replace("mjs", "js");
        Files.writeString(folder.resolve(file), block(language + " " + file));
        return List.of(
                switch (language) {
                    case "sh" -> "sh";
                    case "js" -> "node";
                    default -> JAVA.toString();
                },
                file);
    }

    public Outcome run(Map<String, String> environment, List<String> command, String... arguments) throws Exception {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        Path output = Files.createTempFile("program", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(whole + " did not end");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    /** Says loudly that nothing is tested where the machine has not a tool. */
    public void requireOrSkip(String tool, String asks) throws Exception {
        try {
            run(Map.of(), List.of(tool), asks);
        } catch (IOException e) {
            String banner = "!".repeat(100);
            System.out.println(banner);
            System.out.println("!! NOT TESTED: a program of " + page + ", for there is no " + tool + " here.");
            System.out.println(banner);
            Assumptions.abort("there is no " + tool);
        }
    }
}
