package cn.quancheng.citizens.verification;

import cn.quancheng.citizens.Citizens;
import cn.quancheng.security.IdentityNumber;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.Optional;

/** Asks the population register. */
@ApplicationScoped
@DefaultBean
class RegisterIdentityCheck implements IdentityCheck {
    private final Citizens citizens;

    RegisterIdentityCheck(Citizens citizens) {
        this.citizens = citizens;
    }

    @Override
    public Optional<Long> citizen(IdentityNumber number, String name) throws SQLException {
        return citizens.matching(number, name);
    }
}
