package cn.quancheng.platform;

import cn.quancheng.platform.Idempotency.KeptAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Leads a kept answer past the endpoint that gave it first; an endpoint's own type of result could not carry it. */
final class Replay extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient KeptAnswer answer;

    Replay(KeptAnswer answer) {
        super("the answer was given before", null, false, false);
        this.answer = answer;
    }

    /** Gives the answer as it was given, and says so in a header. */
    @Provider
    static class Mapper implements ExceptionMapper<Replay> {
        @Override
        public Response toResponse(Replay replay) {
            KeptAnswer answer = replay.answer;
            Response.ResponseBuilder response = Response.status(answer.status()).header("Idempotency-Replayed", "true");
            if (answer.location() != null) {
                response.header(HttpHeaders.LOCATION, answer.location());
            }
            return answer.body().length == 0
                    ? response.build()
                    : response.type(MediaType.APPLICATION_JSON_TYPE)
                            .entity(answer.body())
                            .build();
        }
    }
}
