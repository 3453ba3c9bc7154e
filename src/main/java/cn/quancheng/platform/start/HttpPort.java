package cn.quancheng.platform.start;

import cn.quancheng.platform.StartRefusal;
import org.eclipse.microprofile.config.Config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The port that the service will listen on, tried before anything is built: the service itself listens only when all
 * else is done.
 *
 * @param number 0 to 65535; 0 is any free one
 */
record HttpPort(String host, int number) {
    private static final String SETTING = "quarkus.http.port";
    private static final int HIGHEST = 65535;

    /** @throws StartRefusal when the setting is no port */
    static HttpPort of(Config config) {
        String text = config.getOptionalValue(SETTING, String.class).orElse("8080");
        if (!text.strip().matches("\\d{1,5}") || Integer.parseInt(text.strip()) > HIGHEST) {
            throw new StartRefusal("port", text);
        }
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        return new HttpPort(host, Integer.parseInt(text.strip()));
    }

    /** @throws StartRefusal when another program listens there, or nobody may */
    void require() {
        if (number == 0) {
            return;
        }
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(InetAddress.getByName(host), number));
        } catch (IOException e) {
            throw new StartRefusal(e, "port-taken", Integer.toString(number));
        }
    }
}
