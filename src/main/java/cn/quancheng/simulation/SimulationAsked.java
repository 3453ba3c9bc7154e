package cn.quancheng.simulation;

/** A simulation was written down; fired in that transaction and heard once it is committed. */
record SimulationAsked(long id) {}
