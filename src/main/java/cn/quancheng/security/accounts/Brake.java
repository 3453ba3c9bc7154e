package cn.quancheng.security.accounts;

import java.time.Duration;

/**
 * How failures slow down further tries: each one from the last that is free doubles the wait.
 *
 * @param free how many failures it takes to be made to wait
 * @param shortest the first wait
 * @param longest the longest one
 */
record Brake(int free, Duration shortest, Duration longest) {
    /** Of one source on one login: a person who mistypes, or one who guesses. */
    static final Brake OF_SOURCE = new Brake(5, Duration.ofMinutes(1), Duration.ofHours(1));

    /** Of all sources on one login: slow and short, for anybody can pull it against the one whose login it is. */
    static final Brake OF_LOGIN = new Brake(100, Duration.ofSeconds(1), Duration.ofMinutes(1));
}
