package cn.quancheng.ledger;

/**
 * What names a record in every file and answer.
 *
 * @param department who reported it
 * @param recordNo its number, unique within its department
 */
public record RecordKey(String department, String recordNo) {}
