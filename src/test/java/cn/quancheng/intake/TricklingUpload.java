package cn.quancheng.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends the beginning of a file, and then a byte now and then. */
final class TricklingUpload implements AutoCloseable {
    private static final int EVERY_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();

    TricklingUpload(URI service, String path, String token, String beginning) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        OutputStream out = socket.getOutputStream();
        out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nAuthorization: " + token
                        + "\r\nContent-Length: 10000000\r\n\r\n" + beginning)
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        sender.scheduleAtFixedRate(() -> trickle(out), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits for what the service says. */
    String answer() throws IOException {
        byte[] answer = new byte[1 << 13];
        int length = 0;
        for (int read = 0; read >= 0; read = socket.getInputStream().read(answer, length, answer.length - length)) {
            length += read;
            String text = new String(answer, 0, length, StandardCharsets.UTF_8);
            if (text.endsWith("}")) {
                return text;
            }
        }
        return new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        sender.shutdownNow();
        socket.close();
    }

    private void trickle(OutputStream out) {
        try {
            out.write('x');
            out.flush();
        } catch (IOException e) {
            sender.shutdown();
        }
    }
}
