/** Who may call and what stays secret: accounts, tokens and their keys, identity numbers under SM4 and SM3. */
@NullMarked
package cn.quancheng.security;

import org.jspecify.annotations.NullMarked;
