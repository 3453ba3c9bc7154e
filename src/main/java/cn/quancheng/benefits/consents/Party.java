package cn.quancheng.benefits.consents;

/** To whom a consent is given. */
sealed interface Party {
    /** A merchant, by the number that the rooms know it by. */
    record OfMerchant(long id) implements Party {}

    /** A department, by its name. */
    record OfDepartment(String name) implements Party {}
}
