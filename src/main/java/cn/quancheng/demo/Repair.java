package cn.quancheng.demo;

import java.time.LocalDate;

/**
 * An adverse record that was put right.
 *
 * @param department who reported the record
 * @param recordNo the record's number there
 * @param closedOn the day from which it is gone from use, before the city's today
 */
public record Repair(String department, String recordNo, LocalDate closedOn) {}
