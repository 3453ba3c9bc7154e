package cn.quancheng.benefits;

import cn.quancheng.IdentityNumbers;

import java.util.List;

/**
 * A citizen of the tests who comes to a counter.
 *
 * @param records of theirs, each from the item to the procedure as a file of records has it
 */
public record Customer(String idNumber, String name, String district, List<String> records) {
    public Customer {
        records = List.copyOf(records);
    }

    /** Somebody whom no other test knows. */
    public Customer(String name, String district, List<String> records) {
        this(IdentityNumbers.next(), name, district, records);
    }

    /** The number of one of the records. */
    public String recordNo(int index) {
        return "BN-" + tail() + "-" + index;
    }

    String tail() {
        return idNumber.substring(8);
    }
}
