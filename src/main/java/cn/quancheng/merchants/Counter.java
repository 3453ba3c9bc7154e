package cn.quancheng.merchants;

import java.util.Optional;

/**
 * Where an account that works stands: for an active merchant, at a branch that is open.
 *
 * @param branch the one that it is bound to; empty: it may act for any
 * @param cashier whether a person stands there, who may check and redeem and nothing else
 * @param sandbox whether it is for trying things out: nothing it does counts
 */
public record Counter(String login, Merchant merchant, Optional<String> branch, boolean cashier, boolean sandbox) {}
