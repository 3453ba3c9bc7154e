package cn.quancheng.demo;

import cn.quancheng.citizens.Citizen;
import cn.quancheng.citizens.Citizens;
import cn.quancheng.platform.DataFolder;
import cn.quancheng.platform.Refusal;
import cn.quancheng.security.IdentityNumber;
import cn.quancheng.security.signin.Entered;
import cn.quancheng.security.signin.OtherDoor;
import cn.quancheng.security.signin.SignIns;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets visitors of the demo in without WeChat: {@code demo-<n>} is the n-th citizen of the city who has agreed, verified;
 * {@code demo-new-<n>} is a WeChat behind which nobody was verified yet. In no other profile is there such a door.
 */
@ApplicationScoped
class DemoDoor implements OtherDoor {
    private static final Pattern CODE = Pattern.compile("demo-(new-)?([1-9]\\d{0,7})");

    private final SignIns signIns;
    private final Citizens citizens;
    private final DataFolder folder;

    DemoDoor(SignIns signIns, Citizens citizens, DataFolder folder) {
        this.signIns = signIns;
        this.citizens = citizens;
        this.folder = folder;
    }

    @Override
    public Optional<Entered> enter(String code) {
        Matcher parts = CODE.matcher(code);
        if (!ConfigUtils.isProfileActive("demo") || !parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(1) != null) {
            return Optional.of(signIns.enter(code));
        }
        Citizen citizen = citizen(Integer.parseInt(parts.group(2)));
        Entered entered = signIns.enter(code);
        signIns.bind(entered.signIn(), citizen.id());
        return Optional.of(entered);
    }

    private Citizen citizen(int n) {
        try {
            Optional<DemoCity> city = Founding.read(folder.folder("demo")).map(Founding::city);
            Optional<String> number = city.flatMap(founded ->
                    founded.agreed().skip(n - 1).mapToObj(founded::idNumber).findFirst());
            return number.isEmpty()
                    ? nobody()
                    : citizens.find(new IdentityNumber(number.get())).orElseGet(DemoDoor::nobody);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("a citizen of the demo city could not be found", e);
        }
    }

    private static Citizen nobody() {
        throw Refusal.of(Refusal.Kind.BAD_REQUEST, "demo.nobody").violation("code", "demo.nobody");
    }
}
