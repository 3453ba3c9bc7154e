package cn.quancheng.demo;

import cn.quancheng.scores.Publication;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Builds the demo city when the service starts, in the profile {@code demo} and in no other. The service opens its door
 * once the city stands; a large city goes on growing behind the open door.
 */
@ApplicationScoped
class DemoStart {
    private static final Logger LOG = Logger.getLogger(DemoStart.class);

    /** How long the door stays shut for the city; longer, and whoever waits for it would think the service dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Founder founder;
    private final DemoAccounts accounts;
    private final DemoMerchants merchants;
    private final CityFiles files;
    private final CityMonths months;
    private final CityLife life;
    private final Walk walk;
    private final HttpServer server;

    private final CompletableFuture<Void> open = new CompletableFuture<>();
    /** The terminal, whatever character set the machine thinks it has. */
    private final PrintStream terminal =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private volatile boolean stopping;

    DemoStart(
            Founder founder,
            DemoAccounts accounts,
            DemoMerchants merchants,
            CityFiles files,
            CityMonths months,
            CityLife life,
            Walk walk,
            HttpServer server) {
        this.founder = founder;
        this.accounts = accounts;
        this.merchants = merchants;
        this.files = files;
        this.months = months;
        this.life = life;
        this.walk = walk;
        this.server = server;
    }

    /** Last of all that happens at start: the intake and the runs must have looked after what was interrupted. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        if (!ConfigUtils.isProfileActive("demo")) {
            return;
        }
        CompletableFuture<Void> stands = new CompletableFuture<>();
        // Who stops the service while it waits here should not have to wait as well.
        Thread impatient = new Thread(() -> leave(stands), "demo-stop");
        Runtime.getRuntime().addShutdownHook(impatient);
        Thread builder = new Thread(() -> build(stands), "demo-city");
        builder.setDaemon(true);
        builder.start();
        stands.completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (!stopping) {
            Runtime.getRuntime().removeShutdownHook(impatient);
        }
    }

    private void leave(CompletableFuture<Void> stands) {
        stopping = true;
        stands.complete(null);
    }

    void opened(@ObservesAsync HttpServerStart event) {
        open.complete(null);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void build(CompletableFuture<Void> stands) {
        try {
            Optional<Founding> founding = founder.found();
            if (founding.isEmpty()) {
                terminal.println("数据目录里已有人口登记，不是演示城市：未导入任何数据，未建立任何账户。"
                        + " (This data folder holds a register that is no demo's: nothing was loaded.)");
                stands.complete(null);
                return;
            }
            accounts.ensure();
            DemoMerchants.Logins logins = merchants.ensure();
            List<Step> steps = build(founding.get());
            stands.complete(null);
            open.get();
            terminal.print(summary(founding.get(), steps, logins).text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException | RuntimeException | ExecutionException e) {
            if (!stopping) {
                LOG.error("the demo city could not be built; the next start goes on with it", e);
            }
        } finally {
            stands.complete(null);
        }
    }

    private List<Step> build(Founding founding) throws IOException, SQLException, InterruptedException {
        List<Step> steps = new ArrayList<>();
        if (founding.citizens() > 0) {
            if (months.last().isEmpty()) {
                terminal.println(
                        "正在建造演示城市：" + Columns.grouped(founding.citizens()) + " 位市民 (building the demo city) …");
                files.send(founding.city(), step -> done(step, steps));
            }
            months.compute(step -> done(step, steps));
            life.live(founding.city(), step -> done(step, steps));
        }
        return steps;
    }

    private void done(Step step, List<Step> steps) {
        steps.add(step);
        terminal.println("  " + step.text());
    }

    private Summary summary(Founding founding, List<Step> steps, DemoMerchants.Logins logins) throws SQLException {
        Optional<Publication> last = months.last();
        return new Summary(
                founding,
                steps,
                last,
                last.map(months::tiers).orElse(List.of()),
                "http://localhost:" + server.getPort(),
                accounts.isPasswordGiven() ? Optional.empty() : Optional.of(accounts.password()),
                logins,
                life.guests(founding.city()),
                walk.walker(founding.city()));
    }
}
