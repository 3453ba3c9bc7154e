package cn.quancheng.models;

/** Another model scores some month, once the transaction is committed in which this is fired. */
public record ShelfChanged() {}
