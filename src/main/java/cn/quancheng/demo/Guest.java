package cn.quancheng.demo;

import cn.quancheng.scoring.Tier;

/**
 * Somebody of the demo city with a score, for a visitor to be.
 *
 * @param code what signs in as them
 */
record Guest(String code, Tier tier) {}
