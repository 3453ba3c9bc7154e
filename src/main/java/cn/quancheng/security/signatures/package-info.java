/** Requests that are signed instead of bringing a token (RFC 9421), for merchants who cannot keep one. */
@NullMarked
package cn.quancheng.security.signatures;

import org.jspecify.annotations.NullMarked;
