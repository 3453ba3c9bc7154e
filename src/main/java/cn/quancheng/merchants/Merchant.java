package cn.quancheng.merchants;

import java.util.List;
import java.util.Optional;

/**
 * A partner, as other rooms know it.
 *
 * @param code as the catalogue names it
 * @param name as citizens read it
 * @param branches in the order of their codes, closed ones too: what was done there stays named
 * @param active neither suspended nor ended
 */
public record Merchant(long id, String code, String name, List<Branch> branches, boolean active) {
    public Merchant {
        branches = List.copyOf(branches);
    }

    /** The branch of this code. */
    public Optional<Branch> branch(String branch) {
        return branches.stream().filter(one -> one.code().equals(branch)).findFirst();
    }
}
