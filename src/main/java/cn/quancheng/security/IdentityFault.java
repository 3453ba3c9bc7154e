package cn.quancheng.security;

import java.util.Optional;

/** Why a text is no identity number, in the words of the one who has to mend it. */
public enum IdentityFault {
    LENGTH("身份证号码应为18位"),
    CHARACTERS("身份证号码应为17位数字加1位数字或X"),
    AREA("身份证号码的地区码无效"),
    BIRTH_DATE("身份证号码中的出生日期不存在"),
    NOT_YET_BORN("身份证号码中的出生日期晚于今天"),
    CHECKSUM("身份证号码校验位不正确");

    private final String message;

    // One Optional each, kept here, so that a file full of faults costs no garbage. An enum is no value that anything
    // compares by identity, and the field never leaves as null.
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    private final Optional<IdentityFault> found;

    IdentityFault(String message) {
        this.message = message;
        this.found = Optional.of(this);
    }

    /** What is wrong, in Chinese; never the number itself. */
    public String message() {
        return message;
    }

    Optional<IdentityFault> found() {
        return found;
    }
}
