package cn.quancheng.citizens;

import cn.quancheng.security.IdentityNumber;

import java.time.LocalDate;

/**
 * A citizen of the register.
 *
 * @param id the number that the other rooms know the citizen by
 */
public record Citizen(
        long id, IdentityNumber idNumber, String name, LocalDate born, String district, CitizenStatus status) {
    /** Nobody under this age has a score. */
    public static final int ADULT_AGE = 18;
}
