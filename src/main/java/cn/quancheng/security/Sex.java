package cn.quancheng.security;

/** A sex as identity numbers carry it; an ordinal is its code of GB/T 2261.1. */
public enum Sex {
    UNKNOWN,
    MALE,
    FEMALE
}
