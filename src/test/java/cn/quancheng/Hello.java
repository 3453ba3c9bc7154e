package cn.quancheng;

import cn.quancheng.security.accounts.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.Map;

/** Does nothing behind the token check of every citizen: what the benchmark of the doors measures them against. */
@Path(Hello.PATH)
public class Hello {
    public static final String PATH = "/test/hello";

    /** For anybody. */
    public static final String PUBLIC = PATH + "/world";

    @GET
    @Blocking
    @RolesAllowed(Role.Names.CITIZEN)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, String> hello() {
        return Map.of("hello", "world");
    }

    @GET
    @Path("/world")
    @NonBlocking
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String world() {
        return "hello, world";
    }
}
