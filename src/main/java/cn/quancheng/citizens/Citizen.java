package cn.quancheng.citizens;

import cn.quancheng.security.IdentityNumber;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A citizen of the register.
 *
 * @param id the number that the other rooms know the citizen by
 * @param optedOut whether the citizen refuses the score
 * @param agreedOn when the citizen, told what the score is and does, agreed to be scored; empty: nobody scores them
 */
public record Citizen(
        long id,
        IdentityNumber idNumber,
        String name,
        LocalDate born,
        String district,
        CitizenStatus status,
        boolean optedOut,
        Optional<LocalDate> agreedOn) {}
