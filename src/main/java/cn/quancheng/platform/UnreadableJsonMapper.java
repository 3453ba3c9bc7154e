package cn.quancheng.platform;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** JSON of another shape than asked for is a problem, too; Quarkus would answer it with an empty body. */
@Provider
@Priority(Priorities.USER - 1)
class UnreadableJsonMapper extends ExceptionMapperBase<MismatchedInputException> {
    @Override
    protected HttpProblem toProblem(MismatchedInputException unreadable) {
        return HttpProblem.builder().withStatus(400).build();
    }
}
