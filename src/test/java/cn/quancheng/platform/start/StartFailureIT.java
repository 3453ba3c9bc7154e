package cn.quancheng.platform.start;

import cn.quancheng.ServiceProcess;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.servers.EmbeddedServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The packaged service, started with one thing wrong: it must say what and how to mend it, and end with 1. */
class StartFailureIT {
    private static final String KEY = "0123456789abcdeffedcba9876543210";
    private static final String WRONG_PASSWORD = "not-the-word-2026";
    private static final String ELSEWHERE = "QUANCHENG_DATA_DIR";

    @TempDir
    private static Path folder;

    private static EmbeddedServers servers;
    private static ServerSocket taken;

    /** A PostgreSQL of one's own that a production service has used, so that most starts need none made for them. */
    @BeforeAll
    static void aDatabaseOfProduction() throws IOException, InterruptedException, SQLException {
        servers = EmbeddedServers.start(new DataFolder(folder.resolve("servers")), () -> {}, key -> null);
        taken = new ServerSocket(0);
        Files.writeString(folder.resolve("a-file"), "");
        Path models = Files.createDirectory(folder.resolve("models"));
        Files.writeString(models.resolve("catalogue.yaml"), "catalogue: 1\nnonsense: true\n");
        Path scenarios = Files.createDirectory(folder.resolve("scenarios"));
        Files.writeString(scenarios.resolve("an_offer.yaml"), "code: AN_OFFER\nminimum-tier: B\n");
        Files.createDirectories(folder.resolve("a-demo/demo"));
        makeDatabases();
        ServiceProcess first = ServiceProcess.start(folder.resolve("service"), withServers(Map.of()));
        first.printed("Listening on: (http)");
        first.stop();
    }

    @AfterAll
    static void stop() throws IOException {
        taken.close();
        servers.close();
    }

    private static void makeDatabases() throws IOException, SQLException {
        String password = Files.readString(folder.resolve("servers/secrets/database-password"));
        try (Connection connection = DriverManager.getConnection(database(""), "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE of_a_demo");
            statement.execute("CREATE DATABASE of_somebody");
        }
        try (Connection connection = DriverManager.getConnection(database("of_a_demo"), "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE installation AS SELECT 'DEMO' AS kind");
            statement.execute("GRANT SELECT ON installation TO public");
        }
        try (Connection connection = DriverManager.getConnection(database("of_somebody"), "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE letters (text text)");
        }
    }

    private static String database(String name) {
        String url = servers.settings().getOrDefault("quarkus.datasource.jdbc.url", "");
        return name.isEmpty() ? url : url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("a taken port", "被占用", "is taken", Map.of("QUARKUS_HTTP_PORT", "" + taken.getLocalPort())),
                fault("no port", "“abc”不是端口", "which is no port", Map.of("QUARKUS_HTTP_PORT", "abc")),
                fault("a port too high", "不是端口", "which is no port", Map.of("QUARKUS_HTTP_PORT", "65536")),
                fault("threads", "QUANCHENG_RUN_THREADS", "got \"abc\"", Map.of("QUANCHENG_RUN_THREADS", "abc")),
                fault("citizens", "0 到 30000000", "from 0 to", Map.of("QUANCHENG_DEMO_CITIZENS", "-5")),
                fault("a lifetime", "应为 PT15M 到", "to PT60M", Map.of("QUANCHENG_TOKENS_LIFETIME", "PT61M")),
                fault(
                        "no lifetime",
                        "QUANCHENG_TOKENS_LIFETIME",
                        "setting",
                        Map.of("QUANCHENG_TOKENS_LIFETIME", "abc")),
                fault("no identity key", "不是身份密钥", "is no identity key", Map.of("QUANCHENG_IDENTITY_KEY", KEY + "z")),
                fault("no digest key", "不是摘要密钥", "is no digest key", Map.of("QUANCHENG_DIGEST_KEY", KEY)),
                fault("another identity key", "1 号密钥与", "not the one", Map.of("QUANCHENG_IDENTITY_KEY", KEY)),
                fault("another digest key", "摘要密钥", "not the digest key", Map.of("QUANCHENG_DIGEST_KEY", KEY + KEY)),
                fault("no models", "读不到评分模型", "cannot be read", Map.of("QUANCHENG_MODELS_DIR", "/no/such/folder")),
                fault(
                        "no scenarios",
                        "读不到信易+场景",
                        "cannot be read",
                        Map.of("QUANCHENG_SCENARIOS_DIR", "/no/such/folder")),
                fault(
                        "faulty models",
                        "catalogue.yaml:1:catalogue",
                        "catalogue.yaml:2:nonsense",
                        Map.of("QUANCHENG_MODELS_DIR", "" + folder.resolve("models"))),
                fault(
                        "faulty scenarios",
                        "an_offer.yaml:1:partners",
                        "an_offer.yaml:2:minimum-tier",
                        Map.of("QUANCHENG_SCENARIOS_DIR", "" + folder.resolve("scenarios"))),
                fault("no folder", "无法建立", "neither made", Map.of(ELSEWHERE, folder.resolve("a-file/data") + "")),
                fault("a folder in use", "正被另一个", "Another Q", Map.of(ELSEWHERE, folder.resolve("servers") + "")),
                fault("a demo's start", "正式运行", "a production service's", Map.of("QUARKUS_PROFILE", "demo")),
                fault(
                        "a demo's start elsewhere",
                        "数据库属于正式运行",
                        "the database is a production service's",
                        Map.of("QUARKUS_PROFILE", "demo", ELSEWHERE, folder.resolve("another") + "")),
                fault("a password", "不接受", "refuses the login", Map.of("QUARKUS_DATASOURCE_PASSWORD", WRONG_PASSWORD)),
                fault("the owner's", "不接受", "refuses the login", Map.of("QUARKUS_FLYWAY_PASSWORD", WRONG_PASSWORD)),
                fault("no address", "不是 PostgreSQL", "no address", Map.of("QUARKUS_DATASOURCE_JDBC_URL", "db:5432")),
                fault(
                        "no database there",
                        "连不上数据库",
                        "cannot be reached",
                        Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/quancheng")),
                fault(
                        "no such database",
                        "没有这个数据库",
                        "no such database",
                        Map.of("QUARKUS_DATASOURCE_JDBC_URL", database("of_nobody"))),
                fault("a demo's folder", "属于演示", "a demo city's", Map.of(ELSEWHERE, folder.resolve("a-demo") + "")),
                fault(
                        "a demo's database",
                        "数据库属于演示",
                        "the database is a demo city's",
                        Map.of("QUARKUS_DATASOURCE_JDBC_URL", database("of_a_demo"))),
                fault(
                        "a demo in somebody's database",
                        "已有别的表",
                        "holds other tables",
                        Map.of(
                                "QUARKUS_PROFILE",
                                "demo",
                                ELSEWHERE,
                                folder.resolve("another") + "",
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                database("of_somebody"))),
                fault(
                        "a database that loses data",
                        "断电时丢失",
                        "synchronous_commit = off",
                        Map.of("QUARKUS_DATASOURCE_JDBC_URL", database("") + "?options=-c%20synchronous_commit=off")));
    }

    private static Arguments fault(String what, String chinese, String english, Map<String, String> environment) {
        return arguments(what, chinese, english, environment);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_start_that_fails_says_why_and_how_to_mend_it(
            String what, String chinese, String english, Map<String, String> environment) {
        ServiceProcess service = ServiceProcess.start(folder.resolve("service"), withServers(environment));

        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.complaint())
                .contains("泉诚没有启动：", "怎么办：", chinese, "Quancheng did not start: ", "What to do: ", english)
                .doesNotContain("\tat ", "Exception", KEY, WRONG_PASSWORD);
        assertThat(service.output()).doesNotContain(KEY, WRONG_PASSWORD);
    }

    @Test
    void a_taken_port_is_found_before_anything_is_made(@TempDir Path fresh) {
        Path data = fresh.resolve("data");
        ServiceProcess service = ServiceProcess.start(
                data, Map.of("QUARKUS_PROFILE", "demo", "QUARKUS_HTTP_PORT", "" + taken.getLocalPort()));

        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.complaint()).contains("QUARKUS_HTTP_PORT");
        assertThat(data).doesNotExist();
    }

    private static Map<String, String> withServers(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(ServiceProcess.variables(servers.settings()));
        all.putAll(environment);
        return all;
    }
}
