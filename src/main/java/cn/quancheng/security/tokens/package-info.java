/** Tokens: issuing them for a login and its secret, the keys that sign them, and telling a true one. */
@NullMarked
package cn.quancheng.security.tokens;

import org.jspecify.annotations.NullMarked;
