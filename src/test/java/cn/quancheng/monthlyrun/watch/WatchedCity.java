package cn.quancheng.monthlyrun.watch;

import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.Map;

/** A city that other tests leave alone, small enough for a test, with the limits that a real one has. */
public class WatchedCity implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quancheng.watch.least-people", "500", "quancheng.watch.least-lines", "5");
    }
}
