package cn.quancheng.platform;

import cn.quancheng.platform.Idempotency.Claim;
import cn.quancheng.platform.Idempotency.KeptAnswer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.util.Optional;

/** Runs {@link Idempotent} endpoints in the transaction that claims their key and keeps their answer. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentInterceptor {
    private final Idempotency idempotency;
    private final BodyDigest digest;
    private final DataSource database;
    private final ObjectMapper json;

    IdempotentInterceptor(Idempotency idempotency, BodyDigest digest, DataSource database, ObjectMapper json) {
        this.idempotency = idempotency;
        this.digest = digest;
        this.database = database;
        this.json = json;
    }

    @AroundInvoke
    @Nullable
    Object serve(InvocationContext call) throws Exception {
        Optional<RequestKey> key = idempotency.requestKey();
        return key.isEmpty()
                ? call.proceed()
                : QuarkusTransaction.joiningExisting().call(() -> once(call, key.get()));
    }

    private @Nullable Object once(InvocationContext call, RequestKey key) throws Exception {
        try (Connection connection = database.getConnection()) {
            if (idempotency.claim(connection, key, digest.value()) instanceof Claim.Again again) {
                throw new Replay(again.answer());
            }
            Object result = call.proceed();
            idempotency.keep(connection, key, answer(result, call.getMethod().getAnnotation(ResponseStatus.class)));
            return result;
        }
    }

    private KeptAnswer answer(@Nullable Object result, @Nullable ResponseStatus declared)
            throws JsonProcessingException {
        if (result instanceof RestResponse<?> rest) {
            return answer(rest.toResponse(), declared);
        }
        if (result instanceof Response response) {
            return new KeptAnswer(
                    response.getStatus(), response.getHeaderString("Location"), body(response.getEntity()));
        }
        int usual = result == null ? 204 : 200;
        return new KeptAnswer(declared == null ? usual : declared.value(), null, body(result));
    }

    private byte[] body(@Nullable Object entity) throws JsonProcessingException {
        return entity == null ? new byte[0] : json.writeValueAsBytes(entity);
    }
}
