package cn.quancheng.security.accounts;

/** Something of an account changed that may end its tokens; fired within the transaction that does it. */
record AccountChanged(String login) {}
