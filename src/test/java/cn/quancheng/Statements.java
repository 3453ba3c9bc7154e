package cn.quancheng;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ContextNotActiveException;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Counts the SQL statements that a request costs, as the driver sends them to the server, whoever asked for them: by
 * hand, through Hibernate, or a transaction that begins. What the service does meanwhile for others is not
 * counted: only requests that carry this count's mark are. Call once before counting, so that what is remembered from
 * call to call is remembered.
 *
 * <pre>
 * try (Statements statements = new Statements()) {
 *     statements.marked(city.asCitizen(number)).get("/api/v1/me/score");
 *     assertThat(statements.count()).isEqualTo(1);
 * }
 * </pre>
 */
public final class Statements implements AutoCloseable {
    private static final String MARK = "X-Statements-Of-Test";

    /** The driver tells what it sends in here, at its finest level. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final String mark = UUID.randomUUID().toString();
    private final AtomicInteger executed = new AtomicInteger();

    /** A new connection asks for the types that it meets, once: that is none of the request's. */
    private final ThreadLocal<Boolean> ofTheDriver = ThreadLocal.withInitial(() -> false);

    private final Level before = DRIVER.getLevel();
    private final boolean told = DRIVER.getUseParentHandlers();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getMessage().startsWith(" FE=> Parse(")) {
                ofTheDriver.set(record.getMessage().contains("pg_catalog.pg_type"));
            } else if (record.getMessage().startsWith(" FE=> Execute(")) {
                if (!ofTheDriver.get() && isOfMarkedRequest()) {
                    executed.incrementAndGet();
                }
                ofTheDriver.set(false);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public Statements() {
        DRIVER.setLevel(Level.FINEST);
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(handler);
    }

    /** A request whose statements count. */
    public RequestSpecification marked(RequestSpecification request) {
        return request.header(MARK, mark);
    }

    /** How many statements the marked requests have cost; the beginning of a transaction is one, too. */
    public int count() {
        return executed.get();
    }

    private boolean isOfMarkedRequest() {
        try {
            RoutingContext request =
                    Arc.container().select(CurrentVertxRequest.class).get().getCurrent();
            return request != null && mark.equals(request.request().getHeader(MARK));
        } catch (ContextNotActiveException outsideOfRequests) {
            return false;
        }
    }

    @Override
    public void close() {
        DRIVER.removeHandler(handler);
        DRIVER.setUseParentHandlers(told);
        DRIVER.setLevel(before);
    }
}
