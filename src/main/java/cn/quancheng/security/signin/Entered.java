package cn.quancheng.security.signin;

import java.util.UUID;

/**
 * What whoever signed in gets.
 *
 * @param signIn that the tokens are of
 * @param accessToken good for a quarter of an hour
 * @param refreshToken good once, for the next two
 */
public record Entered(UUID signIn, String accessToken, String refreshToken) {
    /** Never the tokens. */
    @Override
    public String toString() {
        return "tokens of " + SignIn.name(signIn);
    }
}
