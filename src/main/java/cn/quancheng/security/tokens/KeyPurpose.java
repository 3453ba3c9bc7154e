package cn.quancheng.security.tokens;

/** What a key signs. Each purpose has keys of its own: no receipt can pass for a token. */
enum KeyPurpose {
    /** Tokens, which end soon: their keys are forgotten when the last one has ended. */
    TOKEN,
    /** Receipts, which may matter for years: the public halves of their keys stay published. */
    RECEIPT
}
