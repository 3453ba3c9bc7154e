package cn.quancheng.scenarios;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A merchant who takes part in a scenario.
 *
 * @param merchant the merchant's code, such as JINAN_LIBRARY
 * @param name what citizens read
 * @param branches those that take part; empty: all of them
 */
@Schema(name = "ScenarioPartner")
public record Partner(String merchant, String name, List<Branch> branches) {
    public Partner {
        branches = List.copyOf(branches);
    }

    /**
     * One place where it can be had.
     *
     * @param branch its code within the merchant
     * @param address where it stands in the district, where that is told
     */
    @Schema(name = "ScenarioBranch")
    public record Branch(
            String branch,
            String name,
            String district,
            @Nullable String address) {}

    /** The branch of this code, if it is named. */
    public Optional<Branch> branch(String code) {
        return branches.stream().filter(branch -> branch.branch().equals(code)).findFirst();
    }
}
