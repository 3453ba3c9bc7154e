package cn.quancheng.benefits.objections;

import cn.quancheng.citizens.AgreementWithdrawn;
import cn.quancheng.platform.Sql;
import cn.quancheng.reviews.ReviewKind;
import cn.quancheng.reviews.Reviews;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import java.sql.Connection;
import java.sql.SQLException;

/** With whoever leaves goes the pause that an objection is about, and so does the objection; of its review the outcome stays. */
@ApplicationScoped
class ForgottenObjections {
    private static final String OF_FORGOTTEN_CHECKS = """
            DELETE FROM benefit_objections o
            WHERE NOT EXISTS (SELECT 1 FROM benefit_checks k WHERE k.id = o.check_id AND k.citizen_id = o.citizen_id)
            """;

    private final Reviews reviews;
    private final AgroalDataSource database;

    ForgottenObjections(Reviews reviews, AgroalDataSource database) {
        this.reviews = reviews;
        this.database = database;
    }

    void agreementWithdrawn(@Observes AgreementWithdrawn withdrawal) throws SQLException {
        reviews.end(withdrawal.citizenId(), ReviewKind.BENEFIT_OBJECTION);
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, "DELETE FROM benefit_objections WHERE citizen_id = ?", withdrawal.citizenId());
        }
    }

    /** Once it is forgotten whose redemption it was, an objection would still tell. */
    @Scheduled(every = "1h", delayed = "23m", identity = "forget-benefit-objections")
    @Transactional(rollbackOn = Exception.class)
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, OF_FORGOTTEN_CHECKS);
        }
    }
}
