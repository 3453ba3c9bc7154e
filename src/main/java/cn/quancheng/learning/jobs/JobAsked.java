package cn.quancheng.learning.jobs;

/** A job was written down; fired in that transaction and heard once it is committed. */
record JobAsked(long id) {}
