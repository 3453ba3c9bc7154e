package cn.quancheng.platform;

import cn.quancheng.audit.AuditBook;
import cn.quancheng.audit.AuditEntry;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Endpoints that only the tests have: one that makes things, and some that go wrong. */
@Path("/test/things")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class Things {
    /** A number that belongs to nobody, for faults that carry one. */
    static final String NUMBER = "370199199003070015";

    private final AuditBook audit;

    Things(AuditBook audit) {
        this.audit = audit;
    }

    /** A thing as it is wanted. */
    public record Wanted(@NotNull @Size(max = 20) String name, boolean refuse, int count) {}

    @POST
    @Operation(hidden = true)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@Valid @NotNull Wanted wanted) {
        audit.record(AuditEntry.of("test", "THING_MADE").on(wanted.name()));
        if (wanted.refuse()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "platform.status-409");
        }
        return Response.created(URI.create("/test/things/" + wanted.name()))
                .entity(Map.of("id", UUID.randomUUID().toString()))
                .build();
    }

    @POST
    @Operation(hidden = true)
    @Path("plain")
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, String> makePlain(Wanted wanted) {
        audit.record(AuditEntry.of("test", "THING_MADE").on(wanted.name()));
        return Map.of("id", UUID.randomUUID().toString());
    }

    @GET
    @Operation(hidden = true)
    public Page<Integer> list(@BeanParam PageQuery query) {
        int from = query.after().map(Integer::parseInt).orElse(0) + 1;
        List<Integer> rows = IntStream.range(from, Math.min(from + query.size() + 1, 100))
                .boxed()
                .toList();
        return Page.of(rows, query, String::valueOf);
    }

    @GET
    @Operation(hidden = true)
    @Path("sized")
    public String sized(@QueryParam("name") @NotNull @Size(max = 3) String name) {
        return "{}";
    }

    /** Where a thing lies, in every kind of field that a body may have. */
    public record Place(
            @NotNull YearMonth month,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable UUID code,
            @Nullable BigDecimal height,
            boolean open,
            @Nullable RetentionPolicy kind,
            @Nullable List<Wanted> things,
            @Nullable @Pattern(regexp = "[A-Z]\\d") String shelf,

            @Nullable @Pattern(regexp = "[a-z]+", message = "{platform.expected-text}")
            String room) {}

    @POST
    @Operation(hidden = true)
    @Path("places")
    @Consumes(MediaType.APPLICATION_JSON)
    public Place place(@Valid @NotNull Place place) {
        return place;
    }

    @GET
    @Operation(hidden = true)
    @Path("numbered/{number}")
    public String numbered(
            @PathParam("number") int number,
            @QueryParam("month") @Nullable YearMonth month,
            @QueryParam("size") @Nullable Integer size,
            @QueryParam("name") @Nullable String name,
            @HeaderParam("X-Count") @Nullable Long count) {
        return "{}";
    }

    @GET
    @Operation(hidden = true)
    @Path("named/{name}")
    public String named(@PathParam("name") String name) {
        return "{}";
    }

    @GET
    @Operation(hidden = true)
    @Path("lost")
    public String lost() throws IOException {
        throw new IOException(new ClosedChannelException());
    }

    @GET
    @Operation(hidden = true)
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("select name from citizens where id_number = " + NUMBER);
    }
}
