package cn.quancheng.platform;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** Leads refusals to {@link Problems}, which words them. */
@Provider
class RefusalMapper extends ExceptionMapperBase<Refusal> {
    @Override
    protected HttpProblem toProblem(Refusal refusal) {
        return HttpProblem.builder().withStatus(refusal.kind().status()).build();
    }
}
