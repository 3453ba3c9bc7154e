package cn.quancheng.benchmark;

import cn.quancheng.security.accounts.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import java.time.Instant;

/** Finds one entity, persists one and commits: what the benchmark measures a check against. */
@Path(Naive.PATH)
public class Naive {
    static final String PATH = "/test/naive";

    private final EntityManager entities;

    Naive(EntityManager entities) {
        this.entities = entities;
    }

    /** @param thing the number of the one to find */
    public record Wanted(long thing) {}

    /** What was found and kept. */
    public record Kept(long id, String name) {}

    @POST
    @RolesAllowed(Role.Names.MERCHANT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional(rollbackOn = Exception.class)
    @Operation(hidden = true)
    public Kept visit(Wanted wanted) {
        NaiveThing thing = entities.find(NaiveThing.class, wanted.thing());
        NaiveVisit visit = new NaiveVisit(wanted.thing(), Instant.EPOCH, thing.name());
        entities.persist(visit);
        return new Kept(visit.id(), thing.name());
    }
}
