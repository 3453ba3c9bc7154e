package cn.quancheng.demo;

/** Somebody of the demo city who has neither verified nor agreed, for a visitor to be. The number is nobody's. */
record Walker(String name, String idNumber) {}
