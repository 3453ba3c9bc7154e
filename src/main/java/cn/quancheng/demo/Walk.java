package cn.quancheng.demo;

import cn.quancheng.citizens.Agreements;
import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.signin.SignIns;
import jakarta.enterprise.context.ApplicationScoped;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;

/** Finds somebody with whom a visitor can walk the whole way of a citizen. */
@ApplicationScoped
class Walk {
    private final Citizens citizens;
    private final Agreements agreements;
    private final SignIns signIns;

    Walk(Citizens citizens, Agreements agreements, SignIns signIns) {
        this.citizens = citizens;
        this.agreements = agreements;
        this.signIns = signIns;
    }

    /** The first adult of the city whom nobody has been yet. */
    Optional<Walker> walker(DemoCity city) throws SQLException {
        Iterator<Integer> undecided = city.undecided().iterator();
        while (undecided.hasNext()) {
            int index = undecided.next();
            Optional<Citizen> citizen = citizens.find(new IdentityNumber(city.idNumber(index)));
            if (citizen.isPresent() && isFree(citizen.get().id())) {
                return Optional.of(new Walker(city.name(index), city.idNumber(index)));
            }
        }
        return Optional.empty();
    }

    private boolean isFree(long citizen) {
        return signIns.openidOf(citizen).isEmpty() && agreements.newest(citizen).isEmpty();
    }
}
