package cn.quancheng.platform;

import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;

/**
 * A client whose connection ends before its request has come is no failure of the service, and nobody is left to be
 * answered: it is told to whoever looks for it, and to nobody else. Every other trouble is what it was.
 */
@Provider
class ClientGoneMapper implements ExceptionMapper<IOException> {
    private static final Logger LOG = Logger.getLogger(ClientGoneMapper.class);

    private final Providers providers;

    ClientGoneMapper(Providers providers) {
        this.providers = providers;
    }

    @Override
    public Response toResponse(IOException failure) {
        // Files and other servers end in the same words: it was the client only where its request was read.
        if (isOfReadingTheRequest(failure) && isOfEndedConnection(failure)) {
            LOG.debug("a client was gone before its request had come");
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return providers.getExceptionMapper(Exception.class).toResponse(failure);
    }

    private static boolean isOfReadingTheRequest(IOException failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(2)
                .anyMatch(frame -> frame.getClassName().equals(VertxInputStream.class.getName()));
    }

    private static boolean isOfEndedConnection(IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException
                    || cause instanceof ClosedChannelException
                    || cause instanceof SocketException) {
                return true;
            }
        }
        return false;
    }
}
