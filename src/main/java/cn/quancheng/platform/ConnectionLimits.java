package cn.quancheng.platform;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.sql.Connection;
import java.sql.SQLException;

/** Sets {@link Limits} fit for people on every connection of the pool, and again after {@link LongWork}. */
@ApplicationScoped
class ConnectionLimits implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(ConnectionLimits.class);

    private final Limits limits;

    @Inject
    ConnectionLimits(DatabaseSettings settings) {
        this(new Limits(settings.statementTimeout(), settings.lockTimeout(), settings.idleInTransactionTimeout()));
    }

    ConnectionLimits(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            limits.set(connection);
        } catch (SQLException e) {
            abort(connection);
            throw new IllegalStateException("the database took no limits for a connection", e);
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            if (!connection.isClosed() && !limits.areSet(connection)) {
                limits.set(connection);
            }
        } catch (SQLException e) {
            LOG.debug("a connection is beyond use and is cut", e);
            abort(connection);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("a connection that was to be cut is gone already", e);
        }
    }
}
