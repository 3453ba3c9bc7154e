package cn.quancheng.simulation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What happens to a simulation, as it happens: read once a second from where any replica writes it. */
@ApplicationScoped
class SimulationEvents {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Simulations simulations;
    private final Clock clock;
    private final Sse sse;

    SimulationEvents(Simulations simulations, Clock clock, Sse sse) {
        this.simulations = simulations;
        this.clock = clock;
        this.sse = sse;
    }

    /** A simulation from now on until it is over, whoever ended it. */
    Multi<OutboundSseEvent> of(long id) {
        return Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick ->
                        Uni.createFrom().item(() -> look(id)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                // The last look is told, and then nothing more follows.
                .onItem()
                .transformToMultiAndConcatenate(look -> look.state().isOver()
                        ? Multi.createFrom().items(Optional.of(look), Optional.<SimulationView>empty())
                        : Multi.createFrom().item(Optional.of(look)))
                .select()
                .first(Optional::isPresent)
                .map(look -> event(look.orElseThrow()));
    }

    private SimulationView look(long id) {
        try {
            return SimulationView.of(simulations.find(id).orElseThrow(), true, clock);
        } catch (SQLException e) {
            throw new IllegalStateException("a simulation cannot be read", e);
        }
    }

    private OutboundSseEvent event(SimulationView look) {
        return sse.newEventBuilder()
                .name(look.state().isOver() ? look.state().name().toLowerCase(Locale.ROOT) : "progress")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(SimulationView.class, look)
                .build();
    }
}
