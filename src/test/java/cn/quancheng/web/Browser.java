package cn.quancheng.web;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/** The Chromium of this machine without a window, led by its DevTools protocol; where there is none, a test is skipped, aloud. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final WebSocket page;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private int calls;

    private Browser(Process process, Path profile) throws IOException, InterruptedException {
        this.process = process;
        Path portFile = profile.resolve("DevToolsActivePort");
        await().atMost(PATIENCE).until(() -> Files.exists(portFile) && Files.size(portFile) > 0);
        String port = Files.readAllLines(portFile).get(0);
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonObject target =
                new JsonObject(http.send(list, BodyHandlers.ofString()).body());
        page = http.newWebSocketBuilder()
                .buildAsync(URI.create(target.getString("webSocketDebuggerUrl")), new Listener())
                .join();
    }

    static Browser startedOrSkipped() throws IOException, InterruptedException {
        List<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .toList();
        if (found.isEmpty()) {
            String banner = "!".repeat(100);
            System.out.println(
                    banner + "\n!! NOT TESTED: the pages were NOT looked at, for there is no chromium.\n" + banner);
            return Assumptions.abort("there is no chromium on the PATH");
        }
        Path profile = Files.createTempDirectory("browser");
        List<String> command = List.of(
                found.get(0).toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Browser(process, profile);
    }

    /** Opens an address in a window of this width. */
    void open(String address, int width) throws InterruptedException {
        call(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", 800)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", true));
        call("Page.navigate", new JsonObject().put("url", address));
        await().atMost(PATIENCE)
                .until(() -> "complete".equals(evaluate("document.readyState"))
                        && !"about:blank".equals(evaluate("location.href")));
    }

    /** What an expression comes to on the page. */
    Object evaluate(String expression) throws InterruptedException {
        return call(
                        "Runtime.evaluate",
                        new JsonObject().put("expression", expression).put("returnByValue", true))
                .getJsonObject("result")
                .getValue("value");
    }

    private JsonObject call(String method, JsonObject parameters) throws InterruptedException {
        int id = ++calls;
        JsonObject call = new JsonObject().put("id", id).put("method", method).put("params", parameters);
        page.sendText(call.encode(), true).join();
        while (true) {
            JsonObject answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("the browser did not answer " + method);
            }
            if (Integer.valueOf(id).equals(answer.getInteger("id"))) {
                return answer.getJsonObject("result");
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        page.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                answers.add(new JsonObject(message.toString()));
                message.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, part, last);
        }
    }
}
